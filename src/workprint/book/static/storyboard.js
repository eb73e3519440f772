// The storyboard: play from a panel, panels or list, and the sieve.
const board = find("#storyboard");
const sieve = find("#sieve");

board.addEventListener("click", (event) => {
  const panel = event.target.closest(".panel");
  const row = event.target.closest(".list .no");
  if (panel) playFrom(Number(panel.closest(".shot").dataset.frame));
  else if (row) playFrom(Number(row.dataset.frame));
});

for (const button of all("[data-view]", sieve)) {
  button.addEventListener("click", () => {
    const list = button.dataset.view === "list";
    board.dataset.view = button.dataset.view;
    for (const other of all("[data-view]", sieve)) other.setAttribute("aria-pressed", other === button);
    for (const element of all(".list", board)) element.hidden = !list;
    for (const element of all(".panels", board)) element.hidden = list;
  });
}

// The words of each shot, gathered when somebody first searches.
let words = null;
const wordsOf = (panel) => panel.textContent.replace(/\s+/g, " ").toLowerCase();

function sift() {
  const who = sieve.elements.who.value;
  const size = sieve.elements.size.value;
  const wanted = sieve.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length && !words) words = panels.map(wordsOf);
  const alive = new Set();
  let count = 0;
  panels.forEach((panel, n) => {
    const fits = (!who || panel.dataset.who.split(" ").includes(who))
      && (!size || panel.dataset.size === size)
      && wanted.every((word) => words[n].includes(word));
    panel.hidden = !fits;
    rows[n].hidden = !fits;
    if (fits) {
      count += 1;
      alive.add(shots[n].scene);
    }
  });
  const sifting = Boolean(who || size || wanted.length);
  all("article.scene", board).forEach((scene, n) => { scene.hidden = sifting && !alive.has(n); });
  find("#found b").textContent = count;
  find("#nothing").hidden = count > 0 || !sifting;
}

let waiting = 0;
const siftSoon = () => {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(sift);
};
// Some browsers give a choice as "change" only.
sieve.addEventListener("input", siftSoon);
sieve.addEventListener("change", siftSoon);
sieve.addEventListener("submit", (event) => event.preventDefault());
find("#clear").addEventListener("click", () => {
  sieve.reset();
  sift();
  sieve.elements.text.focus();
});

// Pictures that were never scrolled to are wanted on paper all the same. A browser does not wait
// for them when it prints by itself, so the button and the keys for printing wait here first.
function gather() {
  const images = all(".panel img");
  for (const image of images) image.loading = "eager";
  return Promise.all(images.map((image) => image.complete || new Promise((done) => {
    image.addEventListener("load", done);
    image.addEventListener("error", done);
  })));
}
const print = () => gather().then(() => window.print());
addEventListener("beforeprint", gather);
find("#print").addEventListener("click", print);
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "p") return;
  event.preventDefault();
  print();
});
