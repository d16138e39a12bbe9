// Asks the index of words. The list of all pages below works without it.
const place = document.getElementById("sok");
const words = place.dataset;
const label = document.createElement("label");
const box = document.createElement("input");
const told = document.createElement("p");
const list = document.createElement("ul");
label.className = "filter";
label.textContent = words.label;
box.type = "search";
box.autocomplete = "off";
told.className = "note";
told.setAttribute("role", "status");
list.className = "links";
label.append(box);
place.append(label, told, list);

// Who types before the index is there is answered when it is.
const index = import(words.search);
const most = 20;

box.addEventListener("input", async () => {
  const asked = await (await index).debouncedSearch(box.value);
  if (asked === null) {
    return;
  }
  const found = await Promise.all(asked.results.slice(0, most).map((result) => result.data()));
  told.textContent = box.value.trim() === "" ? "" : asked.results.length === 0 ? words.none : asked.results.length + " " + words.some;
  list.replaceChildren(...found.map((page) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = page.url;
    link.textContent = page.meta.title;
    item.append(link);
    return item;
  }));
});
