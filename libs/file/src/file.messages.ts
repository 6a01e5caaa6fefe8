import { defineMessages } from '#platform';

export const fileMessages = defineMessages({
  'file.missing': { zh: '请以 multipart/form-data 上传一个文件', en: 'Send one file as multipart/form-data' },
  'file.upload_broken': {
    zh: '上传中断或格式错误，请重试',
    en: 'The upload was cut off or malformed; please try again',
  },
  'file.too_many': { zh: '每项最多 {max} 个文件', en: 'At most {max} files can be kept here' },
  'file.owner_full': { zh: '每项的文件合计最多 {max} MB', en: 'The files kept here may come to {max} MB together' },
  'file.empty': { zh: '文件为空', en: 'The file is empty' },
  'file.too_large': { zh: '文件超过 {max} MB', en: 'The file is larger than {max} MB' },
  'file.name_not_allowed': { zh: '文件名为空或过长', en: 'The file name is empty or too long' },
  'file.type_not_allowed': {
    zh: '文件内容不是允许的类型：PDF、DOCX、XLSX、OFD、PNG、JPG、UTF-8 文本',
    en: 'The content is none of the types allowed: PDF, DOCX, XLSX, OFD, PNG, JPG, UTF-8 text',
  },
  'file.extension_mismatch': {
    zh: '文件内容为 {mediaType}，扩展名应为 {expected}',
    en: 'The content is {mediaType}; the name must end in {expected}',
  },
  'file.archive_damaged': { zh: '文档结构已损坏或不规范', en: 'The document is damaged or not built as it must be' },
  'file.archive_too_big': {
    zh: '文档解压后过大（最多 {maxEntries} 个条目、{maxMegabytes} MB、压缩比 {maxRatio}）',
    en: 'The document unpacks to too much (at most {maxEntries} entries, {maxMegabytes} MB, ratio {maxRatio})',
  },
  'file.macros_not_allowed': { zh: '不接受含宏的文档', en: 'Documents with macros are not accepted' },
});
