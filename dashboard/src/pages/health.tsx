/** How the station is: log, store, carriers. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Descriptions, Flex, Statistic } from 'antd';
import { api, got } from '../../api/client.ts';
import { State } from '../parts/show.tsx';
import { bytesText, useTime } from '../shell/format.ts';
import { PageHead } from '../shell/page-head.tsx';
import { Failed } from '../shell/problem.tsx';
import { useLanguage, useWords } from '../shell/words.ts';

const EVERY_MS = 10_000;

export default function Health() {
  const t = useWords();
  const time = useTime();
  const language = useLanguage();
  const { data, error } = useQuery({ queryKey: ['health'], queryFn: () => got(api.GET('/api/v1/health')), refetchInterval: EVERY_MS });
  return (
    <>
      <PageHead title={t('运行状况', 'Health')} />
      {error === null ? null : <Failed error={error} />}
      {data === undefined ? null : (
        <Flex vertical gap={16}>
          {data.suspect === null ? <Alert type="success" showIcon title={t('存储正常：每一条记录都已落盘', 'The store is sound: every entry is on the disk')} /> : <Alert type="error" showIcon title={t('存储状态不明，采集已暂停，须重启工作站', 'The store no longer knows what is durable; the station must be started again')} description={data.suspect} />}
          {data.namedTrouble === null ? null : <Alert type="error" showIcon title={t('按名存放的文件夹与登记不一致，将在下次启动时修复；音像记录本身不受影响', 'The named folders are not as the register says and will be mended at the next start; the clips themselves are not touched by it')} description={data.namedTrouble} />}
          {data.manager === null ? <Alert type="warning" showIcon title={t('尚未指定专职记录仪管理员，采集暂停（第十五条）', 'No recorder manager is named, so nothing is offloaded (Art. 15)')} /> : null}
          <Flex gap={16} wrap>
            <Card size="small"><Statistic title={t('片段', 'Clips')} value={data.totals.clips} /></Card>
            <Card size="small"><Statistic title={t('容量', 'Bytes of clips')} value={bytesText(data.totals.bytes)} /></Card>
            <Card size="small"><Statistic title={t('剩余空间', 'Free space')} value={bytesText(data.freeBytes)} /></Card>
            <Card size="small"><Statistic title={t('已从卡上清除', 'Erased from cards')} value={data.totals.erased} /></Card>
            <Card size="small"><Statistic title={t('另存待查', 'Set apart')} value={data.totals.apart} /></Card>
          </Flex>
          <Card size="small" title={t('保管链', 'Custody log')}>
            <Descriptions column={1} size="small" items={[
              { key: 'e', label: t('条数', 'Entries'), children: data.entries }, { key: 'c', label: t('检查点', 'Checkpoint'), children: <span className="mono">{data.checkpoint.size} {data.checkpoint.root}</span> },
              { key: 'k', label: t('公钥', 'Key'), children: <span className="mono">{data.vkey}</span> },
              { key: 'm', label: t('专职管理员', 'Manager'), children: data.manager === null ? '—' : `${data.manager.name ?? ''} ${data.manager.officer} · ${data.manager.standingOrder} · ${time(data.manager.since)}` },
            ]} />
          </Card>
          <Card size="small" title={t('通信线路', 'Carriers')}>
            <Flex vertical gap={4}>{data.carriers.map((one) => <span key={one.address}><State tone={one.trouble === null ? 'good' : 'bad'}>{one.trouble === null ? t('正常', 'in order') : t('故障', 'trouble')}</State> <span className="mono">{one.address}</span> {one.trouble}</span>)}</Flex>
          </Card>
          <Card size="small" title={t('播放', 'Playback')}>
            <State tone={data.playback.says === null ? 'good' : 'warn'}>{data.playback.says === null ? t('正常', 'in order') : t('缺少 ffmpeg', 'ffmpeg is missing')}</State> {data.playback.says?.[language] ?? t('各种格式的片段均可播放', 'clips of every format can be played')}
          </Card>
          {data.channels.length === 0 ? null : (
            <Card size="small" title={t('到期提醒的去向', 'Where reminders go')}>
              <Flex vertical gap={4}>{data.channels.map((one) => <span key={one.name}><State tone={one.trouble === null ? 'good' : 'bad'}>{one.trouble === null ? t('正常', 'in order') : t('故障', 'trouble')}</State> <span className="mono">{one.name}</span> {t(`已送达 ${one.told}，失败 ${one.failed}，放弃 ${one.dropped}`, `told ${one.told}, failed ${one.failed}, given up ${one.dropped}`)} {one.trouble}</span>)}</Flex>
            </Card>
          )}
        </Flex>
      )}
    </>
  );
}
