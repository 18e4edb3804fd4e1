/** The same clip for a player that is no browser: addresses for RTMP and FLV, good for as long as this dialog is open. It is a view of its own. */
import { Alert, Modal, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { api, got } from '../../../api/client.ts';
import { Outline } from '../../parts/loaded.tsx';
import { useProblemText } from '../../shell/problem.tsx';
import { useWords } from '../../shell/words.ts';
import { stamp } from './controls.tsx';

const TELL_EVERY_MS = 20_000;

export function OutsidePlayer({ clip, startMs, close }: { readonly clip: string; readonly startMs: number; close(): void }) {
  const t = useWords();
  const problemText = useProblemText();
  const [addresses, setAddresses] = useState<{ readonly rtmp: string | null; readonly flv: string }>();
  const [failed, setFailed] = useState<unknown>();
  useEffect(() => {
    let id: string | undefined;
    let left = false;
    const end = () => { if (id !== undefined) void got(api.POST('/api/v1/views/{id}/close', { params: { path: { id } }, body: {}, keepalive: true })).catch(() => undefined); };
    const begin = async () => {
      const view = await got(api.POST('/api/v1/views', { body: { clip, how: 'rtmp' } }));
      id = view.view;
      if (left) return end();
      setAddresses(await got(api.POST('/api/v1/views/{id}/stream', { params: { path: { id } }, body: { startMs } })));
    };
    void begin().catch((error: unknown) => { if (!left) setFailed(error); });
    // Says that somebody is still there; where the view has ended the addresses are worth nothing.
    const timer = window.setInterval(() => { if (id !== undefined) void got(api.PUT('/api/v1/views/{id}/spans', { params: { path: { id } }, body: { spans: [] } })).catch((error: unknown) => setFailed(error)); }, TELL_EVERY_MS);
    return () => {
      left = true;
      window.clearInterval(timer);
      end();
    };
  }, []); // eslint-disable-line
  return (
    <Modal open onCancel={close} footer={null} title={t(`从 ${stamp(startMs)} 起用其他播放器播放`, `In another player from ${stamp(startMs)} on`)}>
      {failed !== undefined ? <Alert type="error" showIcon title={problemText(failed)} /> : addresses === undefined ? <Outline rows={3} /> : (
        <>
          <p>{t('关闭本窗口即中断播放。地址不要转给他人：凭地址即可观看，查看记在您名下。', 'Closing this ends the stream. Do not pass the addresses on: whoever has one may watch, and the look is logged as yours.')}</p>
          {addresses.rtmp === null ? null : <p>RTMP <Typography.Text code copyable className="mono">{addresses.rtmp}</Typography.Text></p>}
          <p>FLV <Typography.Text code copyable className="mono">{addresses.flv}</Typography.Text></p>
        </>
      )}
    </Modal>
  );
}
