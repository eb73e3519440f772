// What every part of the page needs: finding elements, the two languages, light and dark.
const root = document.documentElement;
const find = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const data = JSON.parse(find("#data").textContent);

function remember(name, value) {
  try {
    localStorage.setItem(`workprint.${name}`, value);
  } catch { /* Nothing is kept; the switch works for this visit. */ }
}

function recall(name) {
  try {
    return localStorage.getItem(`workprint.${name}`);
  } catch {
    return null;
  }
}

function speak(language) {
  root.dataset.language = language;
  root.lang = language === "zh" ? "zh-Hans" : "en";
  for (const element of all("[data-say]")) {
    const { say, en, zh } = element.dataset;
    const text = language === "zh" ? zh : en;
    if (say === "text") element.textContent = text;
    else element.setAttribute(say, text);
  }
}

speak(root.dataset.language);
find("#language").addEventListener("click", () => {
  speak(root.dataset.language === "zh" ? "en" : "zh");
  remember("language", root.dataset.language);
});

const darkOutside = matchMedia("(prefers-color-scheme: dark)");
find("#theme").addEventListener("click", () => {
  const now = root.dataset.theme || (darkOutside.matches ? "dark" : "light");
  root.dataset.theme = now === "dark" ? "light" : "dark";
  remember("theme", root.dataset.theme);
});
