#!/usr/bin/env bash
# Prints where the system's Chromium is, or fails.
for name in chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    command -v "$name" && exit 0
done
exit 1
