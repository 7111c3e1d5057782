/** There are no startup snapshots here. */
export const namespace = { isBuildingSnapshot: () => false };
export const isBuildingSnapshot = (): boolean => false;
export function addAfterUserSerializeDeserializeSnapshot(): void {}
export function addSerializeCallback(): void {}
export function addDeserializeCallback(): void {}
