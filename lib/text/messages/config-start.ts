import { defineMessages } from "../define";

/** Starting: where the config, its inventory and its secrets come from. */
export const configStart = defineMessages({
  "config.noConfig.message": {
    en: "Raftboard does not know where its data is: there is no {path}, and RAFTBOARD_DATASOURCE_URL is not set",
    "zh-CN": "Raftboard 不知道数据在哪里:没有 {path},也未设置 RAFTBOARD_DATASOURCE_URL",
  },
  "config.noConfig.expected": {
    en: "a config file, or the URL of a Prometheus-compatible API",
    "zh-CN": "配置文件,或兼容 Prometheus 的 API 的 URL",
  },
  "config.noConfig.remedy": {
    en: "either RAFTBOARD_DATASOURCE_URL=http://prometheus:9090, or copy raftboard.example.yaml to raftboard.yaml and set its datasources; RAFTBOARD_CONFIG names a file elsewhere",
    "zh-CN":
      "设置 RAFTBOARD_DATASOURCE_URL=http://prometheus:9090;或把 raftboard.example.yaml 复制为 raftboard.yaml 并填写 datasources;RAFTBOARD_CONFIG 可指定其他位置的文件",
  },
  "config.fileMissing.message": { en: "There is no such file: {file}", "zh-CN": "文件不存在:{file}" },
  "config.fileMissing.expected": { en: "a readable file, named by {origin}", "zh-CN": "由 {origin} 指定的可读文件" },
  "config.fileMissing.remedy": {
    en: "correct the path; relative ones start at {base}",
    "zh-CN": "更正路径;相对路径从 {base} 算起",
  },
  "config.fileUnreadable.message": { en: "The file cannot be read: {detail}", "zh-CN": "无法读取文件:{detail}" },
  "config.fileUnreadable.expected": {
    en: "a readable text file, named by {origin}",
    "zh-CN": "由 {origin} 指定的可读文本文件",
  },
  "config.fileUnreadable.remedy": {
    en: "check that it is a file and that this user may read it",
    "zh-CN": "确认它是文件且当前用户有读取权限",
  },
  "config.urlIgnored.message": {
    en: "RAFTBOARD_DATASOURCE_URL is set, but {file} decides",
    "zh-CN": "设置了 RAFTBOARD_DATASOURCE_URL,但以 {file} 为准",
  },
  "config.urlIgnored.expected": { en: "one of the two", "zh-CN": "二者之一" },
  "config.urlIgnored.remedy": { en: "unset the variable, or remove the file", "zh-CN": "取消该变量,或移除该文件" },
  "config.secretUnset.message": { en: "The environment variable {name} is not set", "zh-CN": "环境变量 {name} 未设置" },
  "config.secretUnset.expected": { en: "a secret in it", "zh-CN": "其中存放密钥" },
  "config.secretUnset.remedy": { en: "set {name} before starting", "zh-CN": "启动前设置 {name}" },
  "config.secretEmpty.message": { en: "The secret from {origin} is empty", "zh-CN": "来自 {origin} 的密钥为空" },
  "config.secretEmpty.expected": { en: "a secret without line breaks", "zh-CN": "不含换行的密钥" },
  "config.secretEmpty.remedy": { en: "put the secret there", "zh-CN": "填入密钥" },
  "config.secretUnreadable.message": {
    en: "The secret file cannot be read: {detail}",
    "zh-CN": "无法读取密钥文件:{detail}",
  },
  "config.secretUnreadable.expected": {
    en: "a readable file that holds only the secret",
    "zh-CN": "只含密钥的可读文件",
  },
  "config.secretUnreadable.remedy": {
    en: "check the path and that this user may read it",
    "zh-CN": "检查路径以及当前用户的读取权限",
  },
  "config.badEnv.message": { en: "{name} is {value}", "zh-CN": "{name} 的值是 {value}" },
  "config.badEnv.expected": { en: "{expected}", "zh-CN": "{expected}" },
  "config.badEnv.remedy": {
    en: "set {name} to one of these, or unset it",
    "zh-CN": "把 {name} 设为其中之一,或取消设置",
  },
});
