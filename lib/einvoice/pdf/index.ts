/**
 * The invoice as a PDF. Only what starts threads is here: the libraries that draw, sign and merge are in the
 * program of the threads (`worker.ts`), and so neither loaded nor waited for where they are not used.
 */
export type { Annex } from './finish/merge';
export type { CertificateFile } from './finish/certificate';
export type { Protection } from './finish/protect';
export type { Signing } from './finish/sign';
export type { ColumnName, Labels } from './labels';
export { readTemplate, type Look, type Template, type TemplateInput } from './look';
export { PdfWorkers, type PdfWorkersOptions } from './pool/pdf-workers';
export type { DrawnSource, GivenSource, PdfJob, ProducedPdf } from './produce';
export type { AttachedXml, RenderOptions } from './render';
