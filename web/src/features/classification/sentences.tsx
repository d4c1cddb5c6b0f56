import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { citationsOf, type Sentence } from './why.ts';

/** Sentences, each with the articles it rests on, one step away. */
export function Sentences({
  title,
  sentences,
  regulation,
  version,
  order = 3,
}: {
  readonly title: string;
  readonly order?: 2 | 3;
  readonly sentences: readonly Sentence[];
  readonly regulation: string;
  readonly version: string;
}) {
  if (sentences.length === 0) return null;
  return (
    <Stack gap={4}>
      <Title order={order} size="h4">
        {title}
      </Title>
      <Stack component="ul" gap={6} m={0} pl="md">
        {sentences.map((sentence) => (
          <Text component="li" size="sm" key={sentence.text}>
            {sentence.text}
            {citationsOf(sentence).map(({ article, ref }, at) => (
              <span key={article}>
                {at === 0 ? ' [' : '; '}
                <Anchor
                  underline="always"
                  renderRoot={(props) => (
                    <Link
                      to="/regulations/$regulation/$version"
                      params={{ regulation, version }}
                      hash={article}
                      preload={false}
                      {...props}
                    />
                  )}
                >
                  {ref}
                </Anchor>
                {at === citationsOf(sentence).length - 1 && ']'}
              </span>
            ))}
          </Text>
        ))}
      </Stack>
    </Stack>
  );
}
