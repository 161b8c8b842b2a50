// Elements from text alone: whatever the data holds stays visible as text.

const byId = (id) => document.getElementById(id);

const isPhone = () => matchMedia("(max-width: 760px)").matches;

function el(name, props, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(props || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "text") element.textContent = value;
    else if (key in element && key !== "role") element[key] = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  return add(element, ...children);
}

function add(parent, ...children) {
  for (const child of children.flat(Infinity)) {
    if (child !== undefined && child !== null && child !== false) parent.append(child);
  }
  return parent;
}

function fill(parent, ...children) {
  parent.replaceChildren();
  return add(parent, ...children);
}

// Does many things little by little, so that what is in sight does not wait for what is not; stops when they are not wanted.
let unfinished = 0;
function inSteps(tasks, isWanted, size) {
  if (!tasks.length) return;
  const more = () => {
    if (isWanted()) for (const task of tasks.splice(0, size)) task();
    if (isWanted() && tasks.length) setTimeout(more);
    else unfinished -= 1;
  };
  unfinished += 1;
  setTimeout(more, 30);
}

const isSettled = () => unfinished === 0;

// Adds the first of many at once and the rest in steps, unless another view has taken the parent's place by then.
function addInSteps(parent, items, make, first) {
  add(parent, items.slice(0, first).map(make));
  inSteps(items.slice(first).map((item) => () => add(parent, make(item))), () => parent.isConnected, 60);
}

function drawing(name, props, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(props)) element.setAttribute(key, value);
  return add(element, ...children);
}

// Draws a part again and leaves the keyboard where it was; where that is no longer there, at the head of what holds it.
function keepFocus(part) {
  const { id, dataset } = document.activeElement || {};
  const held = document.activeElement && document.activeElement.closest("#panel, #view, #scope");
  const region = held && held.id === "scope" ? byId("view") : held; // a bar that is dropped was above it
  part();
  const again = id ? byId(id) : dataset && (dataset.hide || dataset.also) && [...document.querySelectorAll("[data-hide],[data-also]")].find(
    (box) => box.dataset.hide === dataset.hide && box.dataset.also === dataset.also,
  );
  if (again && again !== document.activeElement) again.focus({ preventScroll: true });
  else if (region && document.activeElement === document.body) region.focus({ preventScroll: true });
}
