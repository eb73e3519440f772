"""The cut as an OpenTimelineIO timeline: shots, lines, scene markers."""

from __future__ import annotations

from collections.abc import Sequence

import opentimelineio as otio

from workprint.film.beats import Beat, BeatKind, SceneBeats
from workprint.film.layout import FilmLayout
from workprint.film.reason import pair
from workprint.film.screenplay import Screenplay
from workprint.film.shots import ANGLE_NAMES, KIND_NAMES, MOVE_NAMES, SIZE_NAMES, Shot, ShotPlan
from workprint.film.time import FrameRate

MOVIE = "workprint.mp4"


def timeline_of(
    screenplay: Screenplay,
    beats: Sequence[SceneBeats],
    plan: ShotPlan,
    layout: FilmLayout,
    title: str,
    rate: FrameRate,
) -> str:
    """The film as OTIO JSON: a picture track of shots, a sound track of lines.

    Every clip refers to the movie beside the timeline, at the frames where it plays, so the
    timeline opens in any editing system with the film on it. Scene markers stand on the
    picture track; each clip carries its slate, size, lens, move and reason as metadata.
    """
    fps = float(rate.fps)
    timeline = otio.schema.Timeline(name=title)
    timeline.global_start_time = otio.opentime.RationalTime(3600 * rate.nominal, fps)
    picture = otio.schema.Track(name="Picture", kind=otio.schema.TrackKind.Video)
    said: list[tuple[int, int, Beat]] = []
    picture.append(_clip("Opening title", 0, layout.title_frames, layout, fps))
    for index, scene_plan in enumerate(plan.scenes):
        start = layout.scene_starts[index]
        heading = screenplay.scenes[index].heading.text
        number = screenplay.scenes[index].number or str(index + 1)
        picture.markers.append(_scene_marker(number, heading, start, scene_plan.frames, fps))
        at = start
        for shot in scene_plan.shots:
            clip = _clip(f"{shot.number} ({shot.id})", at, shot.frames, layout, fps)
            clip.metadata["workprint"] = _facts(shot)
            picture.append(clip)
            at += shot.frames
        lines = {beat.id: beat for beat in beats[index].beats if beat.kind is BeatKind.LINE}
        said += [
            (start + time.start, start + time.end, lines[time.beat])
            for time in scene_plan.beats
            if time.beat in lines
        ]
    picture.append(_clip("End credits", layout.credits_start, layout.credits_frames, layout, fps))
    timeline.tracks.extend([picture, *_dialogue(said, layout, fps)])
    return str(timeline.to_json_string(indent=1))


def _dialogue(
    said: Sequence[tuple[int, int, Beat]], layout: FilmLayout, fps: float
) -> list[otio.schema.Track]:
    """The lines, (first frame, end, beat) in order, on as few tracks as hold what overlaps."""
    tracks = [otio.schema.Track(name="Dialogue", kind=otio.schema.TrackKind.Audio)]
    ends = [0]
    for start, end, beat in said:
        free = next((n for n, at in enumerate(ends) if at <= start), None)
        if free is None:
            free = len(tracks)
            name = f"Dialogue {free + 1}"
            tracks.append(otio.schema.Track(name=name, kind=otio.schema.TrackKind.Audio))
            ends.append(0)
        if start > ends[free]:
            tracks[free].append(_gap(start - ends[free], fps))
        clip = _clip(f"{beat.who[0]}: {beat.text}", start, end - start, layout, fps)
        clip.metadata["workprint"] = {"beat": beat.id, "feeling": beat.feeling.value}
        tracks[free].append(clip)
        ends[free] = end
    for track, at in zip(tracks, ends, strict=True):
        if layout.frames > at:
            track.append(_gap(layout.frames - at, fps))
    return tracks


def _clip(name: str, start: int, frames: int, layout: FilmLayout, fps: float) -> otio.schema.Clip:
    whole = otio.opentime.TimeRange(_time(0, fps), _time(layout.frames, fps))
    return otio.schema.Clip(
        name=name,
        media_reference=otio.schema.ExternalReference(target_url=MOVIE, available_range=whole),
        source_range=otio.opentime.TimeRange(_time(start, fps), _time(frames, fps)),
    )


def _gap(frames: int, fps: float) -> otio.schema.Gap:
    return otio.schema.Gap(source_range=otio.opentime.TimeRange(_time(0, fps), _time(frames, fps)))


def _scene_marker(
    number: str, heading: str, start: int, frames: int, fps: float
) -> otio.schema.Marker:
    return otio.schema.Marker(
        name=f"{number}. {heading}",
        marked_range=otio.opentime.TimeRange(_time(start, fps), _time(frames, fps)),
        color=otio.schema.MarkerColor.GREEN,
    )


def _time(frames: int, fps: float) -> otio.opentime.RationalTime:
    return otio.opentime.RationalTime(frames, fps)


def _facts(shot: Shot) -> dict[str, object]:
    return {
        "id": shot.id,
        "slate": shot.number,
        "kind": KIND_NAMES[shot.kind].en,
        "size": SIZE_NAMES[shot.size].en,
        "angle": ANGLE_NAMES[shot.angle].en,
        "move": MOVE_NAMES[shot.move].en,
        "lens_mm": shot.lens_mm,
        "reason": pair(shot.reason.text),
    }
