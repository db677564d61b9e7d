export function examine(files: ReadonlyMap<string, Buffer>, anchor?: string): string[];
export function load(folder: string, below?: string): Map<string, Buffer>;
