import { defineMessages } from '../errors/index.js';

/** A refused identifier's text is `identifiers.<reason>`, an accepted one's warning `identifiers.warning.<warning>`. */
export const identifierMessages = defineMessages({
  'identifiers.malformed': { zh: '号码的位数或字符不正确', en: 'The number has the wrong length or characters' },
  'identifiers.checksum_mismatch': { zh: '号码的校验位不正确，请核对', en: 'The check digit is wrong; please compare' },
  'identifiers.birth_date_invalid': { zh: '号码中的出生日期不存在', en: 'The birth date in the number does not exist' },
  'identifiers.birth_date_in_future': {
    zh: '号码中的出生日期晚于今天',
    en: 'The birth date in the number is after today',
  },
  'identifiers.warning.checksum_mismatch': {
    zh: '校验位不符，请核对；确由登记机关核发的，请上传证照扫描件',
    en: 'The check character does not fit; please compare, and upload the certificate if it was issued like this',
  },
});
