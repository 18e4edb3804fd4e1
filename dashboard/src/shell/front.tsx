/** The frame of the pages before signing in. */
import { Button, Card, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from './words.ts';
import type { Choices } from './root.tsx';

export function Front({ title, children, language, setLanguage }: Choices & { readonly title: string; readonly children: ReactNode }) {
  const t = useWords();
  return (
    <main className="narrow">
      <Flex justify="space-between" align="center" style={{ marginBottom: 16 }}>
        <Typography.Text strong style={{ fontSize: 18 }}>{t('执录 · 执法记录采集工作站', 'Zhilu · enforcement record station')}</Typography.Text>
        <Button type="text" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')} lang={language === 'zh' ? 'en' : 'zh-CN'}>{language === 'zh' ? 'English' : '中文'}</Button>
      </Flex>
      <Card>
        <h1 className="page" style={{ marginBottom: 16 }}>{title}</h1>
        {children}
      </Card>
    </main>
  );
}
