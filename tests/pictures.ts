/** Reads pictures of figures, whichever program drew them. */
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { PDFiumLibrary } from '@hyzyla/pdfium';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of every pixel, row by row. */
  readonly pixels: Uint8ClampedArray;
}

export async function readPng(bytes: Buffer): Promise<Picture> {
  const image = await loadImage(bytes);
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  return { width, height, pixels: context.getImageData(0, 0, width, height).data };
}

/** Renders the first page with PDFium, at 144 pixels an inch. */
export async function readPdf(bytes: Buffer): Promise<Picture> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  try {
    const { width, height, data } = await document.getPage(0).render({ scale: 2, render: 'bitmap' });
    return { width, height, pixels: new Uint8ClampedArray(data) };
  } finally {
    document.destroy();
    library.destroy();
  }
}
