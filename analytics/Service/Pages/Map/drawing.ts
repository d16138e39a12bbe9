import type OlMap from 'ol/Map.js';
import Feature from 'ol/Feature.js';
import Point from 'ol/geom/Point.js';
import Polygon from 'ol/geom/Polygon.js';
import Draw from 'ol/interaction/Draw.js';
import Modify from 'ol/interaction/Modify.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorSource from 'ol/source/Vector.js';
import { type Corner, readCorners, rounded, writeCorners, writeGeoJson } from './corners.js';
import { button, make } from './page.js';
import { crosshairStyle, outlineStyle, sketchStyle } from './styles.js';
import { figure, placeWords, words } from './words.js';

const stepPixels = 10;
const arrows: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/**
 * One surface, drawn by mouse or by keyboard: both add to the same sketch. What is drawn stands in the text field, corner by corner, and what is
 * written there is drawn; beside it the form gets the surface as GeoJSON.
 */
export class Drawing {
  private readonly surface = new Feature<Polygon>();
  private readonly crosshair = new Feature<Point>();
  private readonly draw: Draw;
  private readonly modify: Modify;
  private readonly form = make('input', { type: 'hidden', name: 'drawn' });
  private readonly buttons: Record<'draw' | 'move' | 'undo' | 'end' | 'clear', HTMLButtonElement>;

  /** The corners of the sketch, the one that follows the mouse last. */
  private sketch: number[][] = [];
  private mode: 'idle' | 'drawing' | 'moving' = 'idle';
  private moved = 0;

  constructor(
    private readonly map: OlMap, private readonly canvas: HTMLElement, tools: HTMLElement,
    private readonly field: HTMLTextAreaElement, private readonly say: (message: string) => void) {
    this.surface.setStyle(outlineStyle);
    this.crosshair.setStyle(crosshairStyle);
    const source = new VectorSource<Feature>();
    map.addLayer(new VectorLayer({ source, zIndex: 10 }));
    source.addFeatures([this.surface, this.crosshair]);

    this.draw = new Draw({ type: 'Polygon', style: sketchStyle, geometryFunction: (corners, geometry) => this.follow(corners as number[][][], geometry as Polygon | undefined) });
    this.modify = new Modify({ source, style: sketchStyle, filter: feature => feature === this.surface });
    map.addInteraction(this.modify);
    map.addInteraction(this.draw);
    this.draw.setActive(false);
    this.draw.on('drawend', drawn => this.finish((drawn.feature.getGeometry() as Polygon).getCoordinates()[0].slice(0, -1)));
    this.modify.on('modifyend', () => this.keep(this.corners()));

    this.buttons = {
      draw: button(words.draw, () => this.start()),
      move: button(words.move, () => this.startMoving()),
      undo: button(words.undo, () => this.undo()),
      end: button(words.end, () => this.end()),
      clear: button(words.clear, () => this.clear()),
    };
    tools.append(...Object.values(this.buttons));
    field.after(this.form);
    field.addEventListener('input', () => this.read());

    // Before the map's own keys, which would pan.
    canvas.addEventListener('keydown', event => this.press(event), { capture: true });
    this.read();
  }

  /** Whether pressing the map draws, and chooses nothing. */
  get isBusy(): boolean {
    return this.mode !== 'idle';
  }

  private start(): void {
    this.clearSurface();
    this.turn('drawing');
    this.aim(this.map.getView().getCenter()!);
    this.canvas.focus();
    this.say(words.drawing);
  }

  private startMoving(): void {
    this.turn('moving');
    this.pick(0);
    this.canvas.focus();
  }

  private end(): void {
    if (this.mode === 'moving') {
      this.turn('idle');
      this.tell();
    } else if (this.placed() >= 3) {
      this.draw.finishDrawing();
    } else if (this.mode === 'drawing') {
      this.draw.abortDrawing();
      this.turn('idle');
      this.say(words.tooFew);
    }
  }

  private undo(): void {
    if (this.placed() > 0) {
      this.draw.removeLastPoint();
      this.sketch = this.placed() > 0 ? this.sketch : [];
      this.say(words.removed(this.placed()));
    }
  }

  private clear(): void {
    this.clearSurface();
    this.turn('idle');
    this.say(words.gone);
    this.canvas.focus();
  }

  private clearSurface(): void {
    this.draw.abortDrawing();
    this.sketch = [];
    this.surface.setGeometry(undefined);
    this.field.value = this.form.value = '';
  }

  // A mouse ends a surface by itself, so fewer than three corners come only from two presses at one place.
  private finish(ring: number[][]): void {
    const corners = ring.map(rounded);
    this.sketch = [];
    this.turn('idle');
    this.keep(corners);
    this.tell();
  }

  private keep(corners: Corner[]): void {
    this.surface.setGeometry(new Polygon([[...corners, corners[0]]]));
    this.field.value = writeCorners(corners);
    this.form.value = writeGeoJson(corners);
    this.refresh();
  }

  // What is half written is left to the one who writes: the service says what is wrong with it.
  private read(): void {
    const corners = readCorners(this.field.value);
    this.surface.setGeometry(corners ? new Polygon([[...corners, corners[0]]]) : undefined);
    this.form.value = corners ? writeGeoJson(corners) : '';
    if (corners) {
      this.map.getView().fit(this.surface.getGeometry()!, { padding: [60, 60, 60, 60], maxZoom: 11 });
    }

    this.refresh();
  }

  private press(event: KeyboardEvent): void {
    if (this.mode === 'idle' || event.target !== this.canvas || event.ctrlKey || event.altKey || event.metaKey || !this.act(event)) {
      return;
    }

    event.preventDefault();
    event.stopImmediatePropagation();
  }

  private act({ key, shiftKey }: KeyboardEvent): boolean {
    const arrow = arrows[key];
    if (arrow) {
      const step = (shiftKey ? 1 : stepPixels) * this.map.getView().getResolution()!;
      const [east, north] = this.crosshair.getGeometry()!.getCoordinates();
      this.aim([east + arrow[0] * step, north + arrow[1] * step]);
      this.say(placeWords(this.at()));
      if (this.mode === 'moving') {
        this.change(corners => corners.splice(this.moved, 1, this.at()));
      }

      return true;
    }

    if (key === 'Escape') {
      this.end();
      return true;
    }

    return this.mode === 'drawing' ? this.sketchKey(key) : this.moveKey(key);
  }

  private sketchKey(key: string): boolean {
    if (key === 'Backspace') {
      this.undo();
    } else if (key === 'Enter') {
      const last = this.sketch[this.placed() - 1];
      const [east, north] = this.at();
      if (last && last[0] === east && last[1] === north) {
        this.end();
      } else {
        this.draw.appendCoordinates([[east, north]]);
        this.say(words.corner(this.placed(), placeWords([east, north])));
      }
    } else {
      return false;
    }

    return true;
  }

  private moveKey(key: string): boolean {
    const all = this.corners().length;
    if (key === 'PageDown' || key === 'PageUp') {
      this.pick((this.moved + (key === 'PageDown' ? 1 : all - 1)) % all);
    } else if (key === 'Delete' && all > 3) {
      this.change(corners => corners.splice(this.moved, 1));
      this.pick(this.moved % (all - 1));
    } else if (key === 'Enter') {
      const [from, to] = [this.corners()[this.moved], this.corners()[(this.moved + 1) % all]];
      this.change(corners => corners.splice(this.moved + 1, 0, rounded([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2])));
      this.pick(this.moved + 1);
    } else {
      return false;
    }

    return true;
  }

  private pick(corner: number): void {
    this.moved = corner;
    const corners = this.corners();
    this.aim(corners[corner]);
    this.say(words.moving(corner + 1, corners.length, placeWords(corners[corner])));
  }

  private change(edit: (corners: Corner[]) => void): void {
    const corners = this.corners();
    edit(corners);
    this.keep(corners);
  }

  // Where the cross-hair would leave the map, the map follows it.
  private aim(place: number[]): void {
    const at = rounded(place);
    this.crosshair.setGeometry(new Point(at));
    const pixel = this.map.getPixelFromCoordinate(at);
    const [width, height] = this.map.getSize()!;
    if (!pixel || pixel[0] < 30 || pixel[1] < 30 || pixel[0] > width - 30 || pixel[1] > height - 30) {
      this.map.getView().setCenter(at);
      this.map.renderSync();
    }
  }

  private at(): Corner {
    return this.crosshair.getGeometry()!.getCoordinates() as Corner;
  }

  private corners(): Corner[] {
    return (this.surface.getGeometry()?.getCoordinates()[0].slice(0, -1) ?? []).map(rounded);
  }

  private placed(): number {
    return Math.max(0, this.sketch.length - 1);
  }

  private follow(corners: number[][][], geometry: Polygon | undefined): Polygon {
    this.sketch = corners[0] ?? [];
    const rings = this.sketch.length > 0 ? [[...this.sketch, this.sketch[0]]] : [];
    this.refresh();
    if (!geometry) {
      return new Polygon(rings);
    }

    geometry.setCoordinates(rings);
    return geometry;
  }

  private turn(mode: 'idle' | 'drawing' | 'moving'): void {
    this.mode = mode;
    this.draw.setActive(mode === 'drawing');
    this.modify.setActive(mode !== 'drawing');
    if (mode === 'idle') {
      this.crosshair.setGeometry(undefined);
    }

    this.refresh();
  }

  // A button that is put out of use while it has the focus would leave it nowhere.
  private refresh(): void {
    const drawn = this.corners();
    const [isIdle, hasSurface] = [this.mode === 'idle', drawn.length > 0];
    this.buttons.draw.textContent = hasSurface ? words.redraw : words.draw;
    this.buttons.draw.hidden = this.buttons.move.hidden = !isIdle;
    this.buttons.move.hidden ||= !hasSurface;
    this.buttons.undo.hidden = this.mode !== 'drawing';
    this.buttons.end.hidden = isIdle;
    this.buttons.clear.hidden = !isIdle || !hasSurface;
    if (document.activeElement instanceof HTMLButtonElement && document.activeElement.hidden) {
      this.canvas.focus();
    }
  }

  private tell(): void {
    this.say(words.done(this.corners().length, figure(this.surface.getGeometry()!.getArea() / 10_000, 2)));
  }
}
