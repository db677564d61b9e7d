interface Plugin {
  readonly name: string;
}
export declare const wordsOf: (language: string) => Plugin & { resolveId(source: string, importer?: string): string | undefined };
export declare const latinJoints: Plugin & { transform(code: string, id: string): string | undefined };
