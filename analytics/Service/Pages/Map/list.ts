import type OlMap from 'ol/Map.js';
import { intersects } from 'ol/extent.js';
import { button, make } from './page.js';
import { words } from './words.js';

/** The list beside the map: the same things, so that whoever does not see the map has them all. */
export class MapList {
  private readonly rows: HTMLElement[];
  private readonly count = make('p', { class: 'map-count', role: 'status' });
  private readonly only = make('input', { type: 'checkbox' });

  constructor(
    private readonly map: OlMap, list: HTMLElement,
    private readonly places: Readonly<Record<string, number[]>>, private readonly choose: (name: string) => void) {
    this.rows = [...list.querySelectorAll<HTMLElement>('[data-area]')].filter(row => places[row.dataset.area!]);
    for (const row of this.rows) {
      const name = row.querySelector('th, td');
      const show = button(words.show, () => this.show(row));
      show.setAttribute('aria-label', `${words.show}: ${name?.textContent?.trim()}`);
      name?.append(' ', show);
    }

    this.only.addEventListener('change', () => this.refresh());
    list.before(make('label', { class: 'map-only' }, this.only, ' ' + words.onlyInView), this.count);
    map.on('moveend', () => this.refresh());
  }

  /** Marks what was pressed on the map. */
  mark(name: string): void {
    for (const row of this.rows) {
      if (row.dataset.area === name) {
        row.setAttribute('aria-current', 'true');
        row.scrollIntoView({ block: 'nearest' });
      } else {
        row.removeAttribute('aria-current');
      }
    }
  }

  private show(row: HTMLElement): void {
    this.map.getView().fit(this.bounds(row), { padding: [30, 30, 30, 30], maxZoom: 11 });
    this.choose(row.dataset.area!);
  }

  private refresh(): void {
    const size = this.map.getSize();
    if (!size) {
      return;
    }

    const view = this.map.getView().calculateExtent(size);
    let seen = 0;
    for (const row of this.rows) {
      const isSeen = intersects(view, this.bounds(row));
      seen += isSeen ? 1 : 0;
      row.hidden = this.only.checked && !isSeen;
    }

    this.count.textContent = words.inView(seen, this.rows.length);
  }

  private bounds(row: HTMLElement): number[] {
    return this.places[row.dataset.area!];
  }
}
