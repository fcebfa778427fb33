#!/bin/sh
# Makes fabric.git, which stands for a repository on a server, and has fabric/ pushed to it.
set -e
git init --quiet --bare --initial-branch main fabric.git
cd fabric
git init --quiet --initial-branch main
git remote add origin ../fabric.git
git add .
git commit --quiet --message "Begin"
git push --quiet --set-upstream origin main
