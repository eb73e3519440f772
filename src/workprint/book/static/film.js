// The film: an exact frame clock over the player, chapters, the strip, subtitles, the small picture.
const video = find("#video");
const [rateOver, rateUnder] = data.rate;
const nominal = Math.round(rateOver / rateUnder);

// Scenes and shots as flat lists in film order; the page's elements stand in the same order.
const scenes = data.scenes.map(([start, frames]) => ({ start, end: start + frames }));
const shots = data.scenes.flatMap(([, , inside], scene) =>
  inside.map(([start, frames]) => ({ start, end: start + frames, scene })));
const panels = all(".shot");
const rows = all(".list tbody tr");
const chapters = all(".chapters button");
const takes = all(".strip .take");

const two = (n) => String(n).padStart(2, "0");
// As on the timeline, whose first frame is 01:00:00:00.
function timecode(frame) {
  const whole = frame + data.zero;
  const seconds = Math.floor(whole / nominal);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, whole % nominal]
    .map(two).join(":");
}

// A frame is on screen from its start to the next one's; a hair is added because a seek to a
// frame's very start may come back as just before it.
const clamp = (frame) => Math.max(0, Math.min(data.frames - 1, frame));
const frameAt = (seconds) => clamp(Math.floor((seconds * rateOver) / rateUnder + 1e-3));
const secondsOf = (frame) => ((frame + 0.5) * rateUnder) / rateOver;
let current = 0;

function seek(frame) {
  const wanted = clamp(frame);
  // Not every seek is answered at once: the clock shows what was asked for meanwhile.
  video.currentTime = secondsOf(wanted);
  show(wanted);
}

function inside(list, frame) {
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (frame < list[middle].start) high = middle - 1;
    else if (frame >= list[middle].end) low = middle + 1;
    else return middle;
  }
  return -1;
}

const clock = find("#timecode");
const strip = find("#strip");
const head = find(".head", strip);
let shotNow = null;
let sceneNow = null;

function show(frame) {
  current = frame;
  const label = timecode(frame);
  clock.value = label;
  head.style.left = `${(100 * frame) / data.frames}%`;
  strip.setAttribute("aria-valuenow", frame);
  strip.setAttribute("aria-valuetext", label);
  const shot = inside(shots, frame);
  if (shot !== shotNow) showShot(shot);
  const scene = inside(scenes, frame);
  if (scene !== sceneNow) showScene(scene);
}

function showShot(shot) {
  for (const list of [panels, rows]) {
    list[shotNow]?.classList.remove("playing");
    list[shot]?.classList.add("playing");
  }
  takes[shotNow]?.classList.remove("on");
  takes[shot]?.classList.add("on");
  shotNow = shot;
  const parts = shot < 0 ? [] : [".slate", ".craft", ".reason"].map((s) => find(s, panels[shot]));
  find("#now").replaceChildren(...parts.map((part) => part.cloneNode(true)));
}

function showScene(scene) {
  chapters[sceneNow]?.removeAttribute("aria-current");
  sceneNow = scene;
  const chapter = chapters[scene];
  if (!chapter) return;
  chapter.setAttribute("aria-current", "true");
  // Only the list is scrolled: the page stays where its reader is.
  const list = find(".chapters ol");
  const box = chapter.getBoundingClientRect();
  const frame = list.getBoundingClientRect();
  if (box.top < frame.top) list.scrollTop -= frame.top - box.top;
  else if (box.bottom > frame.bottom) list.scrollTop += box.bottom - frame.bottom;
}

// While playing, the frame that is really on screen, where the browser tells it.
if (video.requestVideoFrameCallback) {
  const onFrame = (_, frame) => {
    if (!video.seeking) show(frameAt(frame.mediaTime));
    video.requestVideoFrameCallback(onFrame);
  };
  video.requestVideoFrameCallback(onFrame);
} else {
  const onTick = () => {
    if (!video.paused && !video.seeking) show(frameAt(video.currentTime));
    requestAnimationFrame(onTick);
  };
  requestAnimationFrame(onTick);
}
video.addEventListener("seeked", () => show(frameAt(video.currentTime)));
video.addEventListener("error", () => { find(".missing").hidden = false; });
if (video.error) find(".missing").hidden = false;

function play() {
  // A browser may refuse to play, or a seek may cut in; neither is worth a word in the console.
  video.play()?.catch(() => {});
}

function playFrom(frame) {
  seek(frame);
  video.playbackRate = 1;
  play();
}

for (const chapter of chapters) {
  chapter.addEventListener("click", () => seek(Number(chapter.dataset.frame)));
}
find("#last-frame").addEventListener("click", () => step(-1));
find("#next-frame").addEventListener("click", () => step(1));
find("#last-shot").addEventListener("click", () => toShot(-1));
find("#next-shot").addEventListener("click", () => toShot(1));

function step(frames) {
  video.pause();
  seek(current + frames);
}

function toShot(way) {
  const cuts = [0, ...shots.map((shot) => shot.start)];
  const next = way > 0 ? cuts.find((c) => c > current) : cuts.findLast((c) => c < current);
  if (next !== undefined) seek(next);
}

// The strip: press or drag to seek, rest upon it to see the shot.
const peek = find(".peek", strip);
function frameUnder(event) {
  const box = strip.getBoundingClientRect();
  return clamp(Math.floor(((event.clientX - box.left) / box.width) * data.frames));
}
strip.addEventListener("pointerdown", (event) => {
  strip.setPointerCapture(event.pointerId);
  seek(frameUnder(event));
});
strip.addEventListener("pointermove", (event) => {
  const frame = frameUnder(event);
  if (event.buttons) seek(frame);
  const shot = inside(shots, frame);
  peek.hidden = shot < 0 || event.pointerType === "touch";
  if (peek.hidden) return;
  const image = find("img", peek);
  const source = find("img", panels[shot]).getAttribute("src");
  if (image.getAttribute("src") !== source) image.src = source;
  const slate = find(".slate", panels[shot]);
  find("p", peek).replaceChildren(timecode(frame), " ", ...[...slate.childNodes]
    .slice(0, 2).flatMap((part) => [part.cloneNode(true), " "]));
  const width = strip.clientWidth;
  const at = Math.min(Math.max(event.clientX - strip.getBoundingClientRect().left - 104, 0), width - 208);
  peek.style.left = `${at}px`;
});
strip.addEventListener("pointerleave", () => { peek.hidden = true; });

// Subtitles from the text in this page: a page from disk may not load a track's file.
const track = video.addTextTrack("subtitles", data.language, data.language);
for (const [start, end, text] of data.cues) track.addCue(new VTTCue(start, end, text));
function subtitle(wanted) {
  track.mode = wanted ? "showing" : "hidden";
  find("#subtitles").setAttribute("aria-pressed", wanted);
  // The movie has the same subtitles inside, which some browsers would show as well.
  for (const other of video.textTracks) if (other !== track) other.mode = "disabled";
}
const toggleSubtitles = () => {
  subtitle(track.mode !== "showing");
  remember("subtitles", track.mode === "showing" ? "on" : "off");
};
subtitle(recall("subtitles") !== "off");
video.textTracks.addEventListener("addtrack", () => subtitle(track.mode === "showing"));
video.textTracks.addEventListener("change", () => {
  find("#subtitles").setAttribute("aria-pressed", track.mode === "showing");
});
find("#subtitles").addEventListener("click", toggleSubtitles);

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else if (video.requestFullscreen) video.requestFullscreen().catch(() => {});
  else video.webkitEnterFullscreen?.();
}
find("#full").addEventListener("click", fullScreen);

// A film started from a panel plays in a small picture in the corner, beside what is being read.
const stage = find(".stage");
let inSight = true;
const dock = () => stage.classList.toggle("docked", !inSight && !video.paused);
new IntersectionObserver(([entry]) => {
  inSight = entry.isIntersecting;
  if (inSight) stage.classList.remove("docked");
  else dock();
}, { threshold: 0.15 }).observe(stage);
video.addEventListener("play", dock);
find(".undock").addEventListener("click", () => {
  video.pause();
  stage.classList.remove("docked");
});

show(0);
