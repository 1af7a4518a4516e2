export { wordDocuments } from './docx';
