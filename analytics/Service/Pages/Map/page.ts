/** A piece of the page. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Record<string, string>, ...inside: (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }

  element.append(...inside);
  return element;
}

/** A button with a word, or with a sign and the word for those who hear it. */
export function button(word: string, press: () => void, sign?: string): HTMLButtonElement {
  const made = make('button', sign ? { type: 'button', 'aria-label': word, title: word } : { type: 'button' }, sign ?? word);
  made.addEventListener('click', press);
  return made;
}
