// So many jobs at a time, the rest in line.

/** A queue that runs at most `most` jobs at once. Returns { add(job), idle() }. */
export function queueOf(most) {
  const waiting = [];
  const running = new Set();

  function start() {
    while (running.size < most && waiting.length > 0) {
      const job = waiting.shift();
      const run = job().finally(() => {
        running.delete(run);
        start();
      });
      running.add(run);
    }
  }

  return {
    /** Take a function that returns a promise, which it has to keep from failing. */
    add(job) {
      waiting.push(job);
      start();
    },

    /** Wait until nothing runs and nothing waits. */
    async idle() {
      while (running.size > 0) {
        await Promise.allSettled(running);
      }
    },
  };
}
