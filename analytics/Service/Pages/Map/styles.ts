import Circle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import RegularShape from 'ol/style/RegularShape.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import type { FeatureLike } from 'ol/Feature.js';

// In forced colours the reader's own: patterns and dashes tell the layers apart.
const forced = matchMedia('(forced-colors: active)').matches;
const colour = (ordinary: string, system = 'CanvasText') => forced ? system : ordinary;

export const land = colour('#f6f4ef', 'Canvas');

const ink = colour('#1b1b1b');
const halo = new Stroke({ color: colour('#ffffff', 'Canvas'), width: 3 });

function hatch(paint: string, lean: 1 | -1): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 8;
  const brush = tile.getContext('2d')!;
  brush.strokeStyle = paint;
  brush.lineWidth = 1.2;
  for (const shift of [-8, 0, 8]) {
    brush.moveTo(lean > 0 ? shift : shift + 8, 8);
    brush.lineTo(lean > 0 ? shift + 8 : shift, 0);
  }

  brush.stroke();
  return brush.createPattern(tile, 'repeat') ?? paint;
}

function label(text: unknown, overflow: boolean): Text | undefined {
  return text ? new Text({ text: String(text), font: '13px system-ui, "Noto Sans", sans-serif', fill: new Fill({ color: ink }), stroke: halo, overflow }) : undefined;
}

// A fill that is not seen, so that what lies inside the line can be pressed.
const inside = new Fill({ color: 'rgba(0, 0, 0, 0.01)' });
const line = (paint: string, width: number, lineDash?: number[]) => new Stroke({ color: paint, width, lineDash });

const drawn: Record<string, Style> = {
  water: new Style({ fill: new Fill({ color: colour('#dfe9ee', 'Canvas') }), stroke: line(colour('#a9bcc6'), 0.75) }),
  road: new Style({ stroke: line(colour('#8a8f94'), 1.2) }),
  boundary: new Style({ stroke: line(colour('#333333'), 2) }),
  deso: new Style({ fill: inside, stroke: line(colour('#767f87'), 1, [2, 3]) }),
  plan: new Style({ fill: inside, stroke: line(colour('#0b4f6c'), 1.5, [8, 4]) }),
  measure: new Style({ fill: new Fill({ color: hatch(colour('#1c6b40'), -1) }), stroke: line(colour('#1c6b40'), 1.5) }),
  hotspot: new Style({ fill: new Fill({ color: hatch(colour('#5e3c99'), 1) }), stroke: line(colour('#5e3c99'), 2) }),
};

const verdicts: Record<string, Style> = {
  hot: new Style({ fill: new Fill({ color: forced ? hatch('CanvasText', 1) : '#5e3c9988' }), stroke: line(colour('#5e3c99'), 1) }),
  'repeated-at-one-place': new Style({ fill: new Fill({ color: hatch(colour('#8a5200'), -1) }), stroke: line(colour('#8a5200'), 1) }),
  'not-hot': new Style({ fill: inside, stroke: line(colour('#b9bfc4'), 0.5) }),
  'too-few': new Style({ fill: new Fill({ color: hatch(colour('#b9bfc4'), 1) }), stroke: line(colour('#b9bfc4'), 0.5) }),
};

const chosenLine = new Style({ stroke: line(colour('#1b1b1b', 'Highlight'), 5), zIndex: 1 });
const chosenInner = new Style({ stroke: line(colour('#ffbf47', 'Canvas'), 2.5), zIndex: 2 });

/** How the features of a layer are drawn: what is chosen has a line of its own, what is named its name where it fits. */
export function layerStyle(isChosen: (name: string) => boolean): (feature: FeatureLike, resolution: number) => Style[] {
  return (feature, resolution) => {
    const id = feature.get('layer') as string;
    const style = (id === 'cell' ? verdicts[feature.get('verdict') as string] : drawn[id]) ?? drawn.deso;
    // A concentration's number leads to its row of the list: it is needed at every scale, also where it does not fit.
    const isNamed = id === 'hotspot' || (resolution < 12 && id !== 'road' && id !== 'water');
    const named = isNamed ? label(feature.get('label'), id === 'hotspot') : undefined;
    const styles = named ? [style, new Style({ text: named })] : [style];
    return isChosen(`${id} ${feature.get('id')}`) ? [...styles, chosenLine, chosenInner] : styles;
  };
}

export const outlineStyle = new Style({ fill: new Fill({ color: forced ? 'transparent' : '#0b4f6c1f' }), stroke: line(colour('#0b4f6c', 'Highlight'), 3) });
export const ringStyle = new Style({ stroke: line(ink, 1, [5, 4]) });
export const sketchStyle = [outlineStyle, new Style({ image: new Circle({ radius: 5, fill: new Fill({ color: colour('#ffffff', 'Canvas') }), stroke: line(colour('#0b4f6c', 'Highlight'), 2) }) })];

const arm = (width: number, paint: string) => new Style({ image: new RegularShape({ points: 4, radius: 14, radius2: 0, angle: 0, stroke: new Stroke({ color: paint, width }) }) });
export const crosshairStyle = [arm(5, colour('#ffffff', 'Canvas')), arm(2, colour('#8c1d18', 'Highlight'))];
