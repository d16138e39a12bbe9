/** Polygons of rings of corners, easting and northing in metres. */
export type Surface = number[][][][];

/** What the server says of a map: the JSON of its data-map attribute, written by ScreenMap.cs. */
export interface MapSettings {
  /** What the map shows, for those who do not see it. */
  readonly name: string;
  /** West, south, east, north in SWEREF 99 TM metres: what is shown first. */
  readonly extent: [number, number, number, number];
  readonly layers: readonly LayerSettings[];
  readonly backgrounds: readonly BackgroundSettings[];
  /** A surface that is shown and cannot be changed. */
  readonly outline?: Surface;
  /** Distances round the outline, drawn as lines, the largest first. */
  readonly rings?: readonly Surface[];
  /** The id of the text field that a drawn surface's corners stand in; without it nothing is drawn. */
  readonly corners?: string;
  /** The id of the choice that a plan which is pressed is chosen in. */
  readonly choice?: string;
  /** The id of the table whose rows (data-area="layer id") are what the map shows. */
  readonly list?: string;
  /** Where each row of the table lies: west, south, east, north. */
  readonly places?: Readonly<Record<string, number[]>>;
}

/** A layer of the service's own tiles. */
export interface LayerSettings {
  /** ground (boundary, water, road), deso, plan, hotspot, cell or measure. */
  readonly id: string;
  readonly title: string;
  /** With {z}, {x} and {y}. */
  readonly address: string;
  readonly shown: boolean;
  /** Whether it can be hidden. */
  readonly chosen: boolean;
}

/** A map of the municipality's own server, under the layers. */
export interface BackgroundSettings {
  readonly title: string;
  readonly kind: 'wms' | 'wmts';
  readonly address: string;
  /** Of a WMS several, parted by commas. */
  readonly layer: string;
  readonly format: string;
  readonly attribution: string;
  /** Of a WMTS. */
  readonly matrixSet?: string;
}

export function readSettings(host: HTMLElement): MapSettings {
  return JSON.parse(host.dataset.map ?? '') as MapSettings;
}
