/** The languages to choose from, each called as those call it who speak it. */
export const LANGUAGES = [
  { value: 'zh', label: <span lang="zh-CN">中文</span> },
  { value: 'en', label: <span lang="en">English</span> },
];
