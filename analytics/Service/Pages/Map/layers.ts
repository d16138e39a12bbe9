import type BaseLayer from 'ol/layer/Base.js';
import MVT from 'ol/format/MVT.js';
import TileLayer from 'ol/layer/Tile.js';
import VectorTileLayer from 'ol/layer/VectorTile.js';
import TileWMS from 'ol/source/TileWMS.js';
import VectorTileSource from 'ol/source/VectorTile.js';
import WMTS from 'ol/source/WMTS.js';
import WMTSTileGrid from 'ol/tilegrid/WMTS.js';
import { grid, origin, resolutions, sweref } from './grid.js';
import type { BackgroundSettings, LayerSettings } from './settings.js';
import { layerStyle } from './styles.js';

/** A layer of our own tiles. */
export function ownLayer(settings: LayerSettings, isChosen: (name: string) => boolean): VectorTileLayer {
  return new VectorTileLayer({
    source: new VectorTileSource({ format: new MVT(), projection: sweref, tileGrid: grid, url: settings.address }),
    style: layerStyle(isChosen),
    visible: settings.shown,
    declutter: true,
    properties: { id: settings.id },
  });
}

/** A map of the municipality's own server. */
export function foreignLayer(settings: BackgroundSettings): BaseLayer {
  return new TileLayer({ source: settings.kind === 'wms' ? wms(settings) : wmts(settings), visible: false, zIndex: -1 });
}

function wms({ address, layer, format, attribution }: BackgroundSettings): TileWMS {
  return new TileWMS({ url: address, projection: sweref, tileGrid: grid, attributions: attribution, params: { LAYERS: layer, FORMAT: format, VERSION: '1.3.0' } });
}

// Swedish services number their levels in the grid that ours is.
function wmts({ address, layer, format, attribution, matrixSet }: BackgroundSettings): WMTS {
  return new WMTS({
    url: address,
    requestEncoding: address.includes('{') ? 'REST' : 'KVP',
    layer,
    format,
    style: 'default',
    matrixSet: matrixSet ?? 'EPSG:3006',
    projection: sweref,
    attributions: attribution,
    tileGrid: new WMTSTileGrid({ origin, resolutions, matrixIds: resolutions.map((_, level) => String(level)) }),
  });
}
