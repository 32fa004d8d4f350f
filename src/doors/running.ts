/** Whether a process of this number is there. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (cause) {
    // Somebody else's process is one.
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
