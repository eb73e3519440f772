"""The door of the rendering: voices, staging, pictures, sound, the movie."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from workprint.film.beats import BeatKind, SceneBeats
from workprint.film.characters import Character, Voice
from workprint.film.layout import FilmLayout, PictureSize
from workprint.film.reason import Phrase
from workprint.film.screenplay import Screenplay
from workprint.film.shots import ShotPlan
from workprint.film.speech import SpokenLine
from workprint.film.staging import SceneStaging, SetSpec
from workprint.film.time import FrameRate
from workprint.film.workshop import Workshop
from workprint.render.calls import SceneCalls, calls_of, with_calls
from workprint.render.movie.assemble import Chapter, MovieJob, make_movie
from workprint.render.movie.panels import (
    PanelJob,
    PosterJob,
    make_panel,
    make_poster,
    panel_frame,
    poster_shot,
)
from workprint.render.movie.subtitles import Subtitle, subtitles_of
from workprint.render.movie.titles import TitleJob, credit_jobs, make_title
from workprint.render.portraits import PortraitJob, make_portrait
from workprint.render.resources import Resources
from workprint.render.sets.continuity import carry_weather, decided_kits
from workprint.render.sets.missing import NotStaged, not_staged_in
from workprint.render.shots import SceneModelJob, ShotJob, make_scene_model, make_shot
from workprint.render.sound.film import (
    FilmSoundJob,
    SceneSoundJob,
    SpokenAt,
    make_film_sound,
    make_scene_sound,
)
from workprint.render.staging.scenes import (
    UNSAID,
    hour_of,
    part_for,
    partners,
    scene_job,
    set_of,
    stage_scene,
)
from workprint.render.voices.cast import cast_voices
from workprint.render.voices.lines import LineJob, read_line, speak_line
from workprint.render.voices.romanised import romanised_warning


def voices(
    screenplay: Screenplay,
    characters: tuple[Character, ...],
    film_language: str,
    decided_voices: tuple[tuple[str, str], ...],
    resources: Resources,
) -> tuple[tuple[str, Voice], ...]:
    """Each character's voice, by id: decided, or chosen by sex, age and place in the cast."""
    # In the order of first cues: who speaks most changes with any line, who comes first seldom.
    cues = {name: n for n, name in enumerate(dict.fromkeys(e.name for e in screenplay.elements))}
    entering = sorted(characters, key=lambda c: (cues.get(c.name, len(cues)), c.name))
    return cast_voices(entering, film_language, decided_voices, resources)


def spoken_lines(
    scene_beats: tuple[SceneBeats, ...],
    characters: tuple[Character, ...],
    voices: tuple[tuple[str, Voice], ...],
    film_language: str,
    resources: Resources,
    workshop: Workshop,
) -> tuple[SpokenLine, ...]:
    """Every line as sound, with the time of each phone."""
    by_id = dict(voices)
    speaking = resources.only("voice_model", "more_voices", "pronunciation")
    jobs, beats = [], []
    for scene in scene_beats:
        for beat in scene.beats:
            if beat.kind is BeatKind.LINE and beat.who[0] in by_id:
                jobs.append(
                    LineJob(
                        text=beat.text,
                        voice=by_id[beat.who[0]],
                        feeling=beat.feeling,
                        intensity=beat.intensity,
                        acts=beat.acts,
                        language=film_language,
                        resources=speaking,
                    )
                )
                beats.append(beat)
    names = {c.id: c.name for c in characters}
    warning = romanised_warning([(names[beat.who[0]], beat.text) for beat in beats])
    if warning:
        workshop.warn(warning)
    paths = workshop.make_each(speak_line, jobs, suffix=".npz", title=Phrase("Voices", "配音"))
    return tuple(
        read_line(path, beat.id, beat.who[0]) for path, beat in zip(paths, beats, strict=True)
    )


def sets(
    screenplay: Screenplay,
    scene_beats: tuple[SceneBeats, ...],
    decided_sets: tuple[tuple[str, str, str], ...],
) -> tuple[SetSpec, ...]:
    """Each scene's set, hour and weather; what was decided replaces what was read.

    A kit that was decided for one scene is the place's, in every scene that is set there.
    """
    specs: list[SetSpec] = []
    hour = "day"
    decided = {(scene, field): value for scene, field, value in decided_sets}
    kits = decided_kits(screenplay, decided)
    for scene, beats, kit in zip(screenplay.scenes, scene_beats, kits, strict=True):
        hour = decided.get((scene.id, "time"), hour_of(scene.heading.time, hour))
        spec = set_of(scene.heading, beats, hour, screenplay.language)
        specs.append(replace(spec, kit=kit) if kit else spec)
    return carry_weather(screenplay, specs)


def not_staged(
    screenplay: Screenplay,
    sets: tuple[SetSpec, ...],
    decided_sets: tuple[tuple[str, str, str], ...],
) -> tuple[NotStaged, ...]:
    """What the script names and the pictures do not show, as far as it is known."""
    kits = decided_kits(screenplay, {(s, field): value for s, field, value in decided_sets})
    return tuple(
        missing
        for scene, spec, kit in zip(screenplay.scenes, sets, kits, strict=True)
        for missing in not_staged_in(screenplay, scene, spec, kit is not None)
    )


def calls(screenplay: Screenplay, scene_beats: tuple[SceneBeats, ...]) -> tuple[SceneCalls, ...]:
    """Each scene's telephone calls: who holds a phone, and whose lines come through it."""
    return tuple(calls_of(screenplay, scene) for scene in scene_beats)


def staging(
    sets: tuple[SetSpec, ...],
    calls: tuple[SceneCalls, ...],
    scene_beats: tuple[SceneBeats, ...],
    timed_plan: ShotPlan,
    characters: tuple[Character, ...],
    spoken_lines: tuple[SpokenLine, ...],
    frame_rate: FrameRate,
    workshop: Workshop,
) -> tuple[SceneStaging, ...]:
    """Every scene on its set: who stands where, does what, when."""
    looks = {c.id: c.look for c in characters}
    spoken = {line.beat: line for line in spoken_lines}
    jobs = [
        scene_job(spec, beats, plan, looks, spoken, frame_rate)
        for spec, beats, plan in zip(sets, scene_beats, timed_plan.scenes, strict=True)
    ]
    staged = workshop.work_each(
        stage_scene, jobs, kind=SceneStaging, title=Phrase("Staging", "场面调度")
    )
    return tuple(
        with_calls(scene, call, plan)
        for scene, call, plan in zip(staged, calls, timed_plan.scenes, strict=True)
    )


def shot_jobs(
    staging: tuple[SceneStaging, ...],
    scene_beats: tuple[SceneBeats, ...],
    timed_plan: ShotPlan,
    characters: tuple[Character, ...],
    frame_rate: FrameRate,
    picture_size: PictureSize,
    resources: Resources,
) -> tuple[ShotJob, ...]:
    """What each shot's picture is made from, in cutting order."""
    looks = {c.id: c.look for c in characters}
    bodies = resources.only("body")
    jobs = []
    for stage, beats, plan in zip(staging, scene_beats, timed_plan.scenes, strict=True):
        first = 0
        present = tuple((p.character, looks[p.character]) for p in stage.performances)
        for shot in plan.shots:
            jobs.append(
                ShotJob(
                    # A reason names lines of the script, which move with every edit.
                    shot=replace(shot, reason=UNSAID),
                    staging=part_for(stage, shot, first, frame_rate),
                    looks=present,
                    axis=plan.axis,
                    partners=partners(beats, plan, shot),
                    first=first,
                    rate=frame_rate.fps,
                    width=picture_size.width,
                    height=picture_size.height,
                    resources=bodies,
                )
            )
            first += shot.frames
    return tuple(jobs)


def shot_pictures(shot_jobs: tuple[ShotJob, ...], workshop: Workshop) -> tuple[Path, ...]:
    """Every shot, drawn: a movie file each, in cutting order."""
    return workshop.make_each(
        make_shot, shot_jobs, suffix=".mp4", title=Phrase("Drawing shots", "绘制镜头")
    )


def scene_models(shot_jobs: tuple[ShotJob, ...], workshop: Workshop) -> tuple[Path, ...]:
    """Every scene's staging for 3D tools, as glTF."""
    scenes: dict[str, list[ShotJob]] = {}
    for job in shot_jobs:
        scenes.setdefault(job.shot.scene, []).append(job)
    jobs = [SceneModelJob(scene, tuple(shots)) for scene, shots in scenes.items()]
    return workshop.make_each(
        make_scene_model, jobs, suffix=".glb", title=Phrase("Staging for 3D tools", "三维场面")
    )


def panels(
    shot_pictures: tuple[Path, ...], timed_plan: ShotPlan, workshop: Workshop
) -> tuple[Path, ...]:
    """A storyboard panel from every shot."""
    shots = [shot for scene in timed_plan.scenes for shot in scene.shots]
    jobs = [
        PanelJob(path, shot.move, shot.frames, panel_frame(shot))
        for path, shot in zip(shot_pictures, shots, strict=True)
    ]
    return workshop.make_each(
        make_panel, jobs, suffix=".jpg", title=Phrase("Storyboard panels", "故事板")
    )


def poster(shot_pictures: tuple[Path, ...], timed_plan: ShotPlan, workshop: Workshop) -> Path:
    """The film's poster: a clean frame of its first close look at somebody."""
    shots = [shot for scene in timed_plan.scenes for shot in scene.shots]
    chosen = poster_shot(shots)
    job = PosterJob(shot_pictures[chosen], panel_frame(shots[chosen]))
    return workshop.make_each(make_poster, [job], suffix=".jpg", title=Phrase("Poster", "海报"))[0]


def portraits(
    characters: tuple[Character, ...], resources: Resources, workshop: Workshop
) -> tuple[Path, ...]:
    """Head and shoulders of each character who speaks, in their order."""
    bodies = resources.only("body")
    jobs = [PortraitJob(c.look, c.id, bodies) for c in characters if c.lines]
    return workshop.make_each(
        make_portrait, jobs, suffix=".jpg", title=Phrase("Portraits", "人物画像")
    )


def titles(
    screenplay: Screenplay,
    characters: tuple[Character, ...],
    film_title: str,
    film_layout: FilmLayout,
    frame_rate: FrameRate,
    picture_size: PictureSize,
    resources: Resources,
    workshop: Workshop,
) -> tuple[Path, ...]:
    """The opening title and each page of the end credits, a movie file each."""
    page = {key.lower(): " ".join(value.split()) for key, value in screenplay.title_page}
    credit = page.get("credit", "")
    author = page.get("author") or page.get("authors") or page.get("作者") or ""
    small = 0.042
    lines = ((film_title, 0.105), ("", 0.03), (credit, small), (author, small))
    opening = TitleJob(
        lines=tuple(line for line in lines if line[0] or line[1] < 0.05),
        frames=film_layout.title_frames,
        rate=frame_rate.fps,
        width=picture_size.width,
        height=picture_size.height,
        type_folder=resources.type_face,
    )
    speaking = [c.name for c in characters if c.lines]
    language = screenplay.language
    closing = credit_jobs(film_title, speaking, language, film_layout.credits_frames, opening)
    jobs = [opening, *closing]
    return workshop.make_each(make_title, jobs, suffix=".mp4", title=Phrase("Titles", "片头片尾"))


def sound(
    sets: tuple[SetSpec, ...],
    calls: tuple[SceneCalls, ...],
    timed_plan: ShotPlan,
    film_layout: FilmLayout,
    spoken_lines: tuple[SpokenLine, ...],
    frame_rate: FrameRate,
    loudness_lufs: float,
    workshop: Workshop,
) -> Path:
    """The film's sound: voices over room tone and weather, at the loudness asked for."""
    lines = {line.beat: line for line in spoken_lines}
    last = len(sets) - 1
    through = {beat for scene in calls for beat in scene.heard}
    jobs, starts = [], []
    for n, (spec, plan) in enumerate(zip(sets, timed_plan.scenes, strict=True)):
        # The first scene's air comes in under the title, the last one's dies under the credits.
        before = film_layout.title_frames * 3 // 4 if n == 0 else 0
        after = film_layout.credits_frames * 3 // 4 if n == last else 0
        spoken = tuple(
            SpokenAt(
                time.start + time.speech_start,
                Path(lines[time.beat].audio),
                telephone=time.beat in through,
            )
            for time in plan.beats
            if time.beat in lines
        )
        jobs.append(SceneSoundJob(spec, plan.frames, frame_rate.fps, spoken, before, after))
        starts.append(film_layout.scene_starts[n] - before)
    scenes = workshop.make_each(
        make_scene_sound, jobs, suffix=".wav", title=Phrase("Scene sound", "场景声音")
    )
    whole = FilmSoundJob(
        scenes=scenes,
        starts=tuple(starts),
        frames=film_layout.frames,
        rate=frame_rate.fps,
        loudness_lufs=loudness_lufs,
    )
    return workshop.make_each(
        make_film_sound, [whole], suffix=".wav", title=Phrase("Mix", "混音")
    )[0]


def subtitles(
    scene_beats: tuple[SceneBeats, ...],
    timed_plan: ShotPlan,
    film_layout: FilmLayout,
    spoken_lines: tuple[SpokenLine, ...],
    frame_rate: FrameRate,
) -> tuple[Subtitle, ...]:
    """Every spoken line as subtitles on the film's clock."""
    lengths = {line.beat: Fraction(line.samples, line.sample_rate) for line in spoken_lines}
    return subtitles_of(scene_beats, timed_plan, film_layout, lengths, frame_rate)


def movie(
    screenplay: Screenplay,
    titles: tuple[Path, ...],
    shot_pictures: tuple[Path, ...],
    sound: Path,
    subtitles: tuple[Subtitle, ...],
    film_layout: FilmLayout,
    film_title: str,
    frame_rate: FrameRate,
    film_language: str,
    workshop: Workshop,
) -> Path:
    """The film as it stands today."""
    chapters = tuple(
        Chapter(f"{scene.number or n}. {scene.heading.text}", start, start + frames)
        for n, (scene, start, frames) in enumerate(
            zip(
                screenplay.scenes,
                film_layout.scene_starts,
                film_layout.scene_frames,
                strict=True,
            ),
            start=1,
        )
    )
    job = MovieJob(
        pictures=(titles[0], *shot_pictures, *titles[1:]),
        sound=sound,
        chapters=chapters,
        subtitles=subtitles,
        rate=frame_rate.fps,
        frames=film_layout.frames,
        title=film_title,
        language=film_language,
    )
    return workshop.make_each(make_movie, [job], suffix=".mp4", title=Phrase("Movie", "成片"))[0]
