export type Told = { readonly rssMb: number; readonly cpuMs: number };

/**
 * Answers the parent's questions: how much memory this process holds, in MB, after what is garbage is gone; and how long it has worked
 * so far, in ms of a processor, which does not grow while others have the processor.
 */
export function tells(): void {
  process.on('message', (asked) => {
    if (asked === 'memory') {
      globalThis.gc?.();
      globalThis.gc?.();
      process.send?.({ rssMb: Math.round(process.memoryUsage().rss / 1024 / 1024) });
    }
    if (asked === 'work') {
      const { user, system } = process.cpuUsage();
      process.send?.({ cpuMs: (user + system) / 1_000 });
    }
  });
}
