// Elements from text alone: whatever the data holds stays visible as text.

const byId = (id) => document.getElementById(id);

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

function drawing(name, props, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(props)) element.setAttribute(key, value);
  return add(element, ...children);
}

const plural = (count, one, many) => `${count} ${count === 1 ? one : many || one + "s"}`;
