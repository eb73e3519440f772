// Keys, as editors have them under their fingers.
let backwards = 0;
let lastTick = 0;

// No browser plays backwards: frames are asked for one after the other, as fast as they come.
function rewind(now) {
  if (!backwards) return;
  if (!video.seeking) {
    const frames = Math.max(1, Math.round((((now - lastTick) / 1000) * backwards * rateOver) / rateUnder));
    lastTick = now;
    seek(current - frames);
    if (current === 0) backwards = 0;
  }
  requestAnimationFrame(rewind);
}

function stop() {
  backwards = 0;
  video.pause();
}

function forwards() {
  const faster = !video.paused && !backwards;
  backwards = 0;
  video.playbackRate = faster ? Math.min(8, video.playbackRate * 2) : 1;
  play();
}

function reverse() {
  video.pause();
  if (backwards) {
    backwards = Math.min(8, backwards * 2);
    return;
  }
  backwards = 1;
  lastTick = performance.now();
  requestAnimationFrame(rewind);
}

function toggle() {
  if (!video.paused || backwards) stop();
  else {
    video.playbackRate = 1;
    play();
  }
}

const keys = {
  " ": toggle,
  k: stop,
  l: forwards,
  j: reverse,
  ",": () => step(-1),
  ".": () => step(1),
  "<": () => step(-1),
  ">": () => step(1),
  ArrowLeft: () => seek(current - nominal),
  ArrowRight: () => seek(current + nominal),
  ArrowUp: () => toShot(-1),
  ArrowDown: () => toShot(1),
  c: toggleSubtitles,
  f: fullScreen,
};

// Up and down also scroll the page, so they are the film's only while its part has the focus.
const onlyThere = new Set(["ArrowUp", "ArrowDown"]);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const at = event.target;
  if (at.closest("input, select, textarea")) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key === " " && at.closest("button, summary, a")) return;
  if (onlyThere.has(key) && !document.fullscreenElement && !at.closest("#film")) return;
  // A drawing that is walked through with the arrows keeps them.
  if (key.startsWith("Arrow") && at.closest("[data-walk]")) return;
  const act = keys[key];
  if (!act) return;
  // Stopped on its way down, so that the player's own keys do not act a second time.
  event.preventDefault();
  event.stopPropagation();
  if (key !== "j" && key !== "k") backwards = key === "l" ? backwards : 0;
  act();
}, true);
