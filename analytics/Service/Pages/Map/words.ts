const swedish = {
  help: 'Piltangenterna flyttar kartan, plus och minus zoomar, Tab går vidare.',
  helpDrawing: 'Tryck på Rita. Piltangenterna flyttar hårkorset (med skift finare), Enter sätter ett hörn, Backsteg tar bort det senaste, Enter två gånger eller Esc avslutar.',
  tools: 'Kartverktyg', zoomIn: 'Zooma in', zoomOut: 'Zooma ut', whole: 'Visa hela',
  draw: 'Rita', redraw: 'Rita om', move: 'Flytta hörn', undo: 'Ta bort senaste hörnet', end: 'Avsluta', clear: 'Ta bort ytan',
  layers: 'Lager', background: 'Bakgrund', own: 'Enkel karta',
  drawing: 'Ritar. Sätt första hörnet.',
  corner: (number: number, place: string) => `Hörn ${number}: ${place}.`,
  removed: (left: number) => `Hörnet är borttaget, ${left} kvar.`,
  moving: (number: number, all: number, place: string) => `Hörn ${number} av ${all}: ${place}. Piltangenterna flyttar det, Page Up och Page Down byter hörn, Enter sätter ett nytt efter det, Delete tar bort det, Esc avslutar.`,
  done: (corners: number, hectares: string) => `Ytan är klar: ${corners} hörn, ${hectares} hektar.`,
  tooFew: 'En yta behöver minst tre hörn. Inget är ritat.',
  gone: 'Ytan är borttagen.',
  place: (east: string, north: string) => `öst ${east}, nord ${north}`,
  chosen: (name: string) => `Vald: ${name}.`,
  show: 'Visa på kartan', onlyInView: 'Visa bara det som syns på kartan',
  inView: (shown: number, all: number) => `${shown} av ${all} syns på kartan.`,
};

const english: typeof swedish = {
  help: 'The arrow keys move the map, plus and minus zoom, Tab goes on.',
  helpDrawing: 'Press Draw. The arrow keys move the cross-hair (finer with shift), Enter sets a corner, Backspace removes the last, Enter twice or Esc ends.',
  tools: 'Map tools', zoomIn: 'Zoom in', zoomOut: 'Zoom out', whole: 'Show all',
  draw: 'Draw', redraw: 'Draw again', move: 'Move corners', undo: 'Remove the last corner', end: 'End', clear: 'Remove the surface',
  layers: 'Layers', background: 'Background', own: 'Plain map',
  drawing: 'Drawing. Set the first corner.',
  corner: (number, place) => `Corner ${number}: ${place}.`,
  removed: left => `The corner is removed, ${left} left.`,
  moving: (number, all, place) => `Corner ${number} of ${all}: ${place}. The arrow keys move it, Page Up and Page Down change corner, Enter sets a new one after it, Delete removes it, Esc ends.`,
  done: (corners, hectares) => `The surface is done: ${corners} corners, ${hectares} hectares.`,
  tooFew: 'A surface needs at least three corners. Nothing is drawn.',
  gone: 'The surface is removed.',
  place: (east, north) => `easting ${east}, northing ${north}`,
  chosen: name => `Chosen: ${name}.`,
  show: 'Show on the map', onlyInView: 'Show only what is seen on the map',
  inView: (shown, all) => `${shown} of ${all} are seen on the map.`,
};

const isEnglish = document.documentElement.lang.startsWith('en');

/** The page's language. */
export const words = isEnglish ? english : swedish;

export function figure(value: number, decimals = 0): string {
  return value.toLocaleString(isEnglish ? 'en-GB' : 'sv-SE', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

export function placeWords([east, north]: readonly number[]): string {
  return words.place(figure(east), figure(north));
}
