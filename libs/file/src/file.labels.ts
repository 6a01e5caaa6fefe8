import { ANY_FIELD, defineLabels } from '#platform';

defineLabels('mediaType', {
  'application/pdf': { zh: 'PDF 文件', en: 'PDF' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { zh: 'Word 文档', en: 'Word document' },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { zh: 'Excel 表格', en: 'Excel workbook' },
  'application/ofd': { zh: 'OFD 版式文件', en: 'OFD document' },
  'image/png': { zh: 'PNG 图片', en: 'PNG image' },
  'image/jpeg': { zh: 'JPEG 图片', en: 'JPEG image' },
  'text/plain': { zh: '文本文件', en: 'Plain text' },
  'text/csv': { zh: 'CSV 表格', en: 'CSV' },
});

defineLabels(ANY_FIELD, {
  pdf: { zh: 'PDF 文件', en: 'PDF' },
  xlsx: { zh: 'Excel 表格', en: 'Excel workbook' },
  csv: { zh: 'CSV 表格', en: 'CSV' },
});
