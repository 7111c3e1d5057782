/** Opens the search dialog; its code, its styles and the texts are loaded the first time. */
export async function openSearch(): Promise<void> {
  const { showSearch } = await import('./search-dialog.ts');
  showSearch();
}
