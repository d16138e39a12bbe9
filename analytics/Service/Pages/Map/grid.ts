import Projection from 'ol/proj/Projection.js';
import TileGrid from 'ol/tilegrid/TileGrid.js';

// Nothing is ever moved to or from another system: all that the map shows is in this one.
export const sweref = new Projection({
  code: 'EPSG:3006',
  units: 'm',
  axisOrientation: 'neu',
  extent: [-1_200_000, 4_305_696, 2_994_304, 8_500_000],
  getPointResolution: resolution => resolution,
});

const origin = [-1_200_000, 8_500_000];

/** The grid that TileGrid.cs describes, and that Swedish WMTS services use. */
export const resolutions = Array.from({ length: 13 }, (_, level) => 4_096 / 2 ** level);
export const grid = new TileGrid({ origin, resolutions, tileSize: 256 });
export { origin };
