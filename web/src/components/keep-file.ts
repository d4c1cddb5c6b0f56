/** Hands a file that came as an answer over to the browser, to be kept under a name. */
export function keepFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Hands over a file that the server gave, under the name it gave it. */
export async function keepAnswer(answer: Response): Promise<void> {
  const [, name = 'tep'] = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '') ?? [];
  keepFile(await answer.blob(), name);
}
