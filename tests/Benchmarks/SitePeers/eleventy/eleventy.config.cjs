// The same page as the others make: layout, text, chart in two widths and table.
const figure = require("./figure.json");

const chart = (width, id) => {
  const right = width - 90, step = (right - 48) / (figure.points.length - 1), scale = 180 / figure.top;
  const x = i => (48 + i * step).toFixed(1), y = value => (220 - value * scale).toFixed(1);
  const points = figure.points.map((point, i) => ({ ...point, x: x(i), y: y(point.value), high: y(point.upper), low: y(point.lower) }));
  const ticks = [0, 1, 2, 3, 4].map(n => `
  <line class="grid" x1="48" x2="${right}" y1="${220 - n * 45}" y2="${220 - n * 45}" />
  <g class="axis end"><text x="40" y="${224 - n * 45}">${n * figure.top / 4}</text></g>`).join("");
  const labels = points.map(point => `
  <line class="tick" x1="${point.x}" x2="${point.x}" y1="220" y2="225" />
  <g class="axis middle"><text x="${point.x}" y="240">${point.period}</text></g>`).join("");
  const path = points.map((point, i) => `${i ? "L" : "M"}${point.x} ${point.y}`).join("");
  const band = points.map((point, i) => `${i ? "L" : "M"}${point.x} ${point.high}`).join("")
    + [...points].reverse().map(point => `L${point.x} ${point.low}`).join("") + "Z";
  const circles = points.map(point => `
  <circle class="point" cx="${point.x}" cy="${point.y}" r="3.5"><title>${point.period}: ${point.value}</title></circle>`).join("");
  return `<svg class="plot" role="img" aria-labelledby="${id}-t ${id}-d" viewBox="0 0 ${width} 260" width="${width}" height="260">
  <title id="${id}-t">${figure.title}</title>
  <desc id="${id}-d">${figure.description}</desc>${ticks}${labels}
  <path class="band" d="${band}" />
  <line class="base" x1="48" x2="${right}" y1="220" y2="220" />
  <path class="line" d="${path}" />${circles}
</svg>`;
};

const diagram = () => `<figure id="damage" class="chart">
  <figcaption><p class="figure-title">${figure.title}</p><p class="figure-lead">${figure.unit}.</p></figcaption>
  <div class="wide">${chart(672, "bred")}</div>
  <div class="narrow">${chart(320, "smal")}</div>
  <details>
    <summary>Visa tabell</summary>
    <div class="scroll" role="region" aria-labelledby="damage-tabell-rubrik" tabindex="0">
      <table id="damage-tabell">
        <caption id="damage-tabell-rubrik">${figure.title}</caption>
        <thead><tr><th scope="col">Kvartal</th><th scope="col" class="number">${figure.unit}</th><th scope="col" class="number">95 % intervall</th></tr></thead>
        <tbody>${figure.points.map(point => `
          <tr><th scope="row">${point.period}</th><td class="number">${point.value}</td><td class="number">${point.lower}–${point.upper}</td></tr>`).join("")}
        </tbody>
      </table>
    </div>
  </details>
  <p class="figure-foot">Källa: ${figure.source}. <a href="/laget/damage/damage.csv" download>Hämta siffrorna (CSV)</a></p>
</figure>`;

module.exports = config => {
  config.addShortcode("diagram", diagram);
  config.setQuietMode(true);
  return { dir: { input: "content", includes: "../_includes", output: "_site" }, markdownTemplateEngine: "njk", htmlTemplateEngine: "njk" };
};
