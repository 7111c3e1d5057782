/** Whether the learner's keyboard has a Cmd key where others have Ctrl. */
export function isApple(userAgent: string = navigator.userAgent): boolean {
  return /Mac|iPhone|iPad/.test(userAgent);
}
