import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

type NativeAnchor = Omit<ComponentProps<'a'>, keyof AnchorProps | keyof ButtonProps>;

/** Mantine's anchor as a typed link of the router. */
export const AnchorLink = createLink((props: AnchorProps & NativeAnchor) => <Anchor {...props} />);

/** Mantine's button as a typed link of the router. */
export const ButtonLink = createLink((props: ButtonProps & NativeAnchor) => <Button component="a" {...props} />);
