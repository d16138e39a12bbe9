import OlMap from 'ol/Map.js';
import View from 'ol/View.js';
import Attribution from 'ol/control/Attribution.js';
import ScaleLine from 'ol/control/ScaleLine.js';
import Feature from 'ol/Feature.js';
import MultiPolygon from 'ol/geom/MultiPolygon.js';
import { defaults as interactions } from 'ol/interaction/defaults.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorSource from 'ol/source/Vector.js';
import type VectorTileLayer from 'ol/layer/VectorTile.js';
import type BaseLayer from 'ol/layer/Base.js';
import { Drawing } from './drawing.js';
import { sweref } from './grid.js';
import { foreignLayer, ownLayer } from './layers.js';
import { MapList } from './list.js';
import { button, make } from './page.js';
import { type MapSettings, readSettings, type Surface } from './settings.js';
import { land, outlineStyle, ringStyle } from './styles.js';
import { placeWords, words } from './words.js';

const moves = !matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The desk's map: its place in the page is empty until the script has made it, so that without one no dead button is left. */
class DeskMap {
  private readonly settings: MapSettings;
  private readonly canvas: HTMLElement;
  private readonly status = make('p', { class: 'map-status', role: 'status' });
  private readonly tools = make('div', { class: 'map-tools', role: 'group', 'aria-label': words.tools });
  private readonly layers: VectorTileLayer[];
  private readonly map: OlMap;
  private readonly drawing?: Drawing;
  private readonly list?: MapList;
  private chosen = '';

  constructor(private readonly host: HTMLElement, number: number) {
    this.settings = readSettings(host);
    const help = make('p', { class: 'map-help', id: `map-help-${number}` }, this.settings.corners ? `${words.help} ${words.helpDrawing}` : words.help);
    this.canvas = make('div', { class: 'map-canvas', tabindex: '0', role: 'application', 'aria-label': this.settings.name, 'aria-describedby': help.id });
    this.canvas.style.backgroundColor = land;
    const place = make('p', { class: 'map-place' });
    host.append(help, this.tools, this.canvas, make('div', { class: 'map-foot' }, this.status, place));
    host.hidden = false;
    host.parentElement?.classList.add('has-map');

    this.layers = this.settings.layers.map(layer => ownLayer(layer, name => name === this.chosen));
    this.map = this.open();
    this.addOutline();
    this.addTools();
    this.addLayers();
    this.map.on('pointermove', event => place.textContent = placeWords(event.coordinate));

    const field = this.settings.corners ? document.getElementById(this.settings.corners) : null;
    if (field instanceof HTMLTextAreaElement) {
      this.drawing = new Drawing(this.map, this.canvas, this.tools, field, message => this.say(message));
    }

    const list = this.settings.list ? document.getElementById(this.settings.list) : null;
    this.list = list ? new MapList(this.map, list, this.settings.places ?? {}, name => this.choose(name)) : undefined;
    this.map.on('singleclick', event => this.press(event.pixel));
    this.followChoice();
  }

  private open(): OlMap {
    const keys = { keyboardEventTarget: this.canvas };
    const map = new OlMap({
      ...keys,
      controls: [new ScaleLine({ units: 'metric' }), ...this.settings.backgrounds.length > 0 ? [new Attribution({ collapsible: false })] : []],
      // The wheel scrolls the page until the map has been pressed.
      interactions: interactions({ onFocusOnly: true, altShiftDragRotate: false, pinchRotate: false, zoomDuration: moves ? 250 : 0 }),
      layers: this.layers,
      view: this.view(),
    });
    this.place(map);
    return map;
  }

  // Where its style has not come there is no height to draw on, and OpenLayers would complain: it is drawn when there is.
  private place(map: OlMap): void {
    if (this.canvas.clientWidth > 0 && this.canvas.clientHeight > 0) {
      map.setTarget(this.canvas);
      return;
    }

    const seen = new ResizeObserver(() => {
      if (this.canvas.clientWidth > 0 && this.canvas.clientHeight > 0) {
        seen.disconnect();
        map.setTarget(this.canvas);
      }
    });
    seen.observe(this.canvas);
  }

  private view(): View {
    const view = new View({ projection: sweref, minResolution: 0.25, maxResolution: 512, enableRotation: false });
    view.fit(this.settings.extent, { size: [this.canvas.clientWidth || 600, this.canvas.clientHeight || 400], padding: [10, 10, 10, 10] });
    return view;
  }

  private addOutline(): void {
    const { outline, rings } = this.settings;
    if (outline) {
      const features = [...(rings ?? []).map(ring => shape(ring, ringStyle)), shape(outline, outlineStyle)];
      this.map.addLayer(new VectorLayer({ source: new VectorSource({ features }), zIndex: 9 }));
    }
  }

  private addTools(): void {
    const view = this.map.getView();
    const zoom = (by: number) => view.animate({ zoom: view.getZoom()! + by, duration: moves ? 200 : 0 });
    this.tools.append(
      button(words.zoomIn, () => zoom(1), '+'), button(words.zoomOut, () => zoom(-1), '−'), button(words.whole, () => view.fit(this.settings.extent)));
  }

  private addLayers(): void {
    const chosen = this.settings.layers.flatMap((layer, i) => layer.chosen ? [{ layer, drawn: this.layers[i] }] : []);
    if (chosen.length > 0) {
      this.addChoices(words.layers, 'checkbox', chosen.map(({ layer, drawn }) => ({ words: layer.title, id: layer.id, on: layer.shown, turn: on => drawn.setVisible(on) })));
    }

    if (this.settings.backgrounds.length > 0) {
      const foreign = this.settings.backgrounds.map(background => ({ words: background.title, id: 'foreign', on: false, turn: show(foreignLayer(background), this.map) }));
      this.addChoices(words.background, 'radio', [{ words: words.own, id: 'own', on: true, turn: () => undefined }, ...foreign]);
    }
  }

  private addChoices(legend: string, type: 'checkbox' | 'radio', choices: { words: string; id: string; on: boolean; turn: (on: boolean) => void }[]): void {
    const boxes = choices.map(choice => ({ choice, box: make('input', { type, name: `map-${type}` }) }));
    for (const { choice, box } of boxes) {
      box.checked = choice.on;
      box.addEventListener('change', () => boxes.forEach(one => one.choice.turn(one.box.checked)));
    }

    // Named for no form: what is looked at is not sent.
    boxes.forEach(({ box }) => box.setAttribute('form', 'map-none'));
    this.host.append(make('fieldset', { class: 'map-layers' }, make('legend', {}, legend), ...boxes.map(({ choice, box }) =>
      make('label', {}, box, make('span', { class: `map-sign map-sign-${choice.id}`, 'aria-hidden': 'true' }), choice.words))));
  }

  private press(pixel: number[]): void {
    if (this.drawing?.isBusy) {
      return;
    }

    const [found] = this.map.getFeaturesAtPixel(pixel, { layerFilter: layer => this.settings.layers.some(own => own.chosen && own.id === layer.get('id')), hitTolerance: 3 });
    if (found) {
      const name = `${found.get('layer')} ${found.get('id')}`;
      this.choose(name);
      this.say(words.chosen(String(found.get('label') ?? found.get('id'))));
      this.list?.mark(name);
      this.pick(name);
    }
  }

  private choose(name: string): void {
    this.chosen = name;
    this.layers.forEach(layer => layer.changed());
    this.list?.mark(name);
  }

  // A plan of the register is chosen on the map or in the field: one follows the other.
  private followChoice(): void {
    const field = this.choiceField();
    field?.addEventListener('change', () => this.choose(`plan ${field.value}`));
  }

  private pick(name: string): void {
    const [field, code] = [this.choiceField(), name.replace(/^plan /, '')];
    if (field && name.startsWith('plan ') && [...field.options].some(option => option.value === code)) {
      field.value = code;
    }
  }

  private choiceField(): HTMLSelectElement | null {
    const field = this.settings.choice ? document.getElementById(this.settings.choice) : null;
    return field instanceof HTMLSelectElement ? field : null;
  }

  private say(message: string): void {
    this.status.textContent = message;
  }
}

function shape(polygons: Surface, style: typeof outlineStyle): Feature {
  const feature = new Feature(new MultiPolygon(polygons));
  feature.setStyle(style);
  return feature;
}

function show(layer: BaseLayer, map: OlMap): (on: boolean) => void {
  map.addLayer(layer);
  return on => layer.setVisible(on);
}

// Not before the style is there: without it the map has no height.
function start(): void {
  document.querySelectorAll<HTMLElement>('[data-map]').forEach((host, i) => new DeskMap(host, i + 1));
}

if (document.readyState === 'complete') {
  start();
} else {
  addEventListener('load', start);
}
