/** A corner, easting and northing in metres. */
export type Corner = [number, number];

const line = /^([0-9]{5,7}(?:[.,][0-9]{1,3})?)[ ;,\t]+([0-9]{7}(?:[.,][0-9]{1,3})?)$/;

/** The corners of a text with one on each line; null where some line is none, or they are fewer than three. */
export function readCorners(text: string): Corner[] | null {
  const corners = text.split('\n').map(row => row.trim()).filter(Boolean).map(row => line.exec(row));
  return corners.length < 3 || corners.includes(null) ? null : corners.map(found => [Number(found![1].replace(',', '.')), Number(found![2].replace(',', '.'))]);
}

export function writeCorners(corners: readonly Corner[]): string {
  return corners.map(([east, north]) => `${east} ${north}`).join('\n');
}

/** A decimetre is finer than anyone draws. */
export function rounded([east, north]: readonly number[]): Corner {
  return [Math.round(east * 10) / 10, Math.round(north * 10) / 10];
}

export function writeGeoJson(corners: readonly Corner[]): string {
  return JSON.stringify({
    type: 'Polygon',
    crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3006' } },
    coordinates: [[...corners, corners[0]]],
  });
}
