import type { Day } from '../../domain/time.ts';

/** What is shown of a rehearsal at an instant. */
export type Scene = {
  readonly day: Day;
  readonly stage: string;
  readonly tracks: readonly { readonly name: string; readonly done: number; readonly planned: number }[];
  readonly notices: number;
  readonly overdue: number;
};

/** A terminal, or anything lines go to. */
export type Screen = { readonly isTTY?: boolean | undefined; readonly columns?: number | undefined; write(text: string): unknown };

/** A live display: a block redrawn in place on a terminal, else one line a month of the programme. */
export type Display = { show(scene: Scene): void; end(): void };

const BAR = 30;
const ERASE_BELOW = '\u001b[0J';

export function displayOn(screen: Screen): Display {
  return screen.isTTY === true ? redrawn(screen) : lined(screen);
}

function redrawn(screen: Screen): Display {
  let drawn = 0;
  return {
    show(scene) {
      const width = (screen.columns ?? 80) - 1;
      const lines = linesOf(scene).map((line) => line.slice(0, width));
      screen.write(`${drawn === 0 ? '' : `\u001b[${drawn}A`}\r${ERASE_BELOW}${lines.join('\n')}\n`);
      drawn = lines.length;
    },
    end: () => void (drawn = 0),
  };
}

function lined(screen: Screen): Display {
  let month = '';
  let last: Scene | undefined;
  const write = (scene: Scene) => {
    const tracks = underWay(scene).map(({ name, done, planned }) => `${name} ${done}/${planned}`);
    screen.write(`${scene.day}  ${[whole(scene), ...tracks, ...rest(scene)].join(', ')}\n`);
  };
  return {
    show(scene) {
      last = scene;
      if (scene.day.slice(0, 7) === month) return;
      month = scene.day.slice(0, 7);
      write(scene);
      last = undefined;
    },
    end: () => void (last !== undefined && write(last)),
  };
}

function linesOf(scene: Scene): string[] {
  const tracks = underWay(scene);
  const width = Math.max(0, ...tracks.map(({ name }) => name.length));
  const bars = tracks.map(({ name, done, planned }) => {
    const full = Math.floor((BAR * done) / planned);
    return `  ${name.padEnd(width)}  ${'█'.repeat(full)}${'░'.repeat(BAR - full)}  ${done} of ${planned}`;
  });
  return [`${scene.day}  ${scene.stage}`, ...bars, `  ${[whole(scene), ...rest(scene)].join(', ')}`];
}

/** Tracks of which something is done and something is left: a whole life has some thirty of them. */
function underWay({ tracks }: Scene): Scene['tracks'] {
  return tracks.filter(({ done, planned }) => done > 0 && done < planned);
}

function whole({ tracks }: Scene): string {
  const sum = (count: (track: Scene['tracks'][number]) => number) => tracks.reduce((total, track) => total + count(track), 0);
  return `${sum(({ done }) => done)} of ${sum(({ planned }) => planned)} done`;
}

function rest({ notices, overdue }: Scene): string[] {
  return [`${notices} notices`, `${overdue} overdue`];
}
