/** Answers the parent's question how much memory this process holds, in MB, after what is garbage is gone. */
export function tellsMemory(): void {
  process.on('message', (asked) => {
    if (asked !== 'memory') return;
    globalThis.gc?.();
    globalThis.gc?.();
    process.send?.({ rssMb: Math.round(process.memoryUsage().rss / 1024 / 1024) });
  });
}
