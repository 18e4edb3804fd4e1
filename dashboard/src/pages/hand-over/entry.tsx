/** One entry of the register on paper: both texts, both signatures, and the checkpoint that proves that it was there. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRoute } from 'wouter';
import { api, got } from '../../../api/client.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Mono, Time } from '../../parts/show.tsx';
import { PageHead } from '../../shell/page-head.tsx';
import { useWords } from '../../shell/words.ts';

const picture = (svg: string) => `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;

export default function Entry() {
  const t = useWords();
  const [, params] = useRoute('/register-entry/:id');
  const id = params?.id ?? '';
  const query = useQuery({ queryKey: ['hand-overs', 'entry', id], queryFn: () => got(api.GET('/api/v1/hand-overs/{id}/entry', { params: { path: { id } } })), enabled: id !== '' });
  return (
    <>
      <PageHead title={t('移交登记页', 'Entry of the register')}><Button type="primary" onClick={() => window.print()}>{t('打印', 'Print')}</Button></PageHead>
      <Loaded query={query} rows={14}>{({ handOver, offer, receipt, checkpoint, qr, code }) => (
        <article style={{ background: '#fff', color: '#111', padding: 24, maxWidth: 860 }}>
          <p>{t('登记号', 'No.')} <strong>{handOver.number ?? t('（尚未接收）', '(not received yet)')}</strong></p>
          {[offer, receipt].map((signed, i) => (signed === null ? null : (
            <section key={signed.seq} style={{ marginBottom: 16 }}>
              <pre style={{ whiteSpace: 'pre-wrap', fontSize: 13, fontFamily: 'inherit' }}>{signed.text}</pre>
              <p>{i === 0 ? t('移交人签名：', 'Signature of the officer: ') : t('接收人签名：', 'Signature of the recorder manager: ')}<img src={picture(signed.picture)} alt={signed.signature.kind === 'typed' ? signed.signature.name : t('签名', 'signature')} style={{ height: 64, verticalAlign: 'middle' }} /> {signed.signature.kind === 'typed' ? <strong>（键入 / typed）</strong> : null} <Time at={signed.at} seconds /> · {t('保管链第', 'entry')} {signed.seq} {t('条', '')}</p>
            </section>
          )))}
          <section style={{ display: 'flex', gap: 16, alignItems: 'flex-start', flexWrap: 'wrap', borderTop: '1px solid #999', paddingTop: 12 }}>
            {qr === null ? null : <img src={picture(qr)} alt={t('检查点二维码', 'the checkpoint as QR')} style={{ width: 150 }} />}
            <div style={{ flex: '1 1 320px' }}>
              <div>{t('检查点', 'Checkpoint')} <Mono>{checkpoint.size} {checkpoint.root}</Mono></div>
              {code === null ? null : <div><Mono>{code}</Mono></div>}
              <p>{t('凭此检查点，任何人都可核对本登记此后未被改动。', 'With this checkpoint anybody can verify that the entry has not been changed since.')}</p>
            </div>
          </section>
        </article>
      )}</Loaded>
    </>
  );
}
