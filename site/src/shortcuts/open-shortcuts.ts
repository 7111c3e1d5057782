/** Opens the dialog that lists the shortcuts; its code and styles are loaded the first time. */
export async function openShortcuts(): Promise<void> {
  const { showShortcuts } = await import('./shortcuts-dialog.ts');
  await showShortcuts();
}
